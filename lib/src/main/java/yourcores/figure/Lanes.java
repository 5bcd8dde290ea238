package yourcores.figure;

import java.util.List;

/**
 * Who did what when: a lane for each thread or processor, time to the right.
 *
 * @param arrows who waits for whom
 * @param marks moments worth a look
 * @param verdict the sentence under the figure; {@code null} where there is nothing to judge
 */
public record Lanes(
        String title, Axis time, List<Lane> lanes, List<Arrow> arrows, List<Mark> marks, Verdict verdict, String words)
        implements Figure {

    /** @param spans later ones lie on top of earlier ones */
    public record Lane(String name, List<Span> spans) {
        public Lane {
            spans = List.copyOf(spans);
        }
    }

    /**
     * What a thread did from one moment to another, in the unit of the time axis.
     *
     * @param label words for it; {@code null} where there are none
     * @param group where the span stands for many short ones; {@code null} where it stands for itself
     */
    public record Span(double from, double to, Activity activity, String label, Group group) {
        public Span {
            if (!(from <= to) || Double.isInfinite(from) || Double.isInfinite(to)) {
                throw new IllegalArgumentException("A span begins and ends, in this order: " + from + " to " + to);
            }
        }

        public Span(double from, double to, Activity activity, String label) {
            this(from, to, activity, label, null);
        }
    }

    /**
     * What part of a stretch of time many short spans of one activity take together. It is drawn as so much of the
     * lane's height.
     *
     * @param spans how many they are
     * @param below the share that other activities take, drawn below it, 0 to 1
     * @param share the share of this one, 0 to 1
     */
    public record Group(int spans, double below, double share) {
        public Group {
            if (spans < 1 || !(below >= 0) || !(share >= 0) || below + share > 1 + 1e-9) {
                throw new IllegalArgumentException(
                        "A group has spans, and shares between 0 and 1: " + spans + ", " + below + ", " + share);
            }
        }
    }

    /**
     * At this moment, the first lane waits for the second.
     *
     * @param from number of the lane that waits, from 0
     * @param to number of the lane that it waits for, from 0
     * @param label what it waits for; {@code null} where that goes without saying
     */
    public record Arrow(int from, int to, double at, String label) {}

    /**
     * A moment.
     *
     * @param lane number of the lane, from 0
     */
    public record Mark(int lane, double at, String label) {
        public Mark {
            if (label.isBlank()) {
                throw new IllegalArgumentException("A mark says what it marks");
            }
        }
    }

    public enum Activity {
        /** Runs work that can be shared out. */
        RUNS,
        /** Runs work that must be done in one piece, or holds a lock. */
        HOLDS,
        WAITS,
        FAILS
    }

    public Lanes {
        lanes = List.copyOf(lanes);
        arrows = List.copyOf(arrows);
        marks = List.copyOf(marks);
        for (var arrow : arrows) {
            check(arrow.from(), arrow.at(), lanes.size());
            check(arrow.to(), arrow.at(), lanes.size());
        }
        for (var mark : marks) {
            check(mark.lane(), mark.at(), lanes.size());
        }
    }

    /** Lanes without arrows and marks. */
    public Lanes(String title, Axis time, List<Lane> lanes, Verdict verdict, String words) {
        this(title, time, lanes, List.of(), List.of(), verdict, words);
    }

    private static void check(int lane, double at, int lanes) {
        if (lane < 0 || lane >= lanes || !Double.isFinite(at)) {
            throw new IllegalArgumentException("There is no lane " + lane + " of " + lanes + " at the time " + at);
        }
    }
}
