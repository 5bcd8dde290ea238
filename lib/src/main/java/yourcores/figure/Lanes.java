package yourcores.figure;

import java.util.List;

/**
 * Who did what when: a lane for each thread or processor, time to the right.
 *
 * @param verdict the sentence under the figure; {@code null} where there is nothing to judge
 */
public record Lanes(String title, Axis time, List<Lane> lanes, Verdict verdict, String alt) implements Figure {

    public record Lane(String name, List<Span> spans) {
        public Lane {
            spans = List.copyOf(spans);
        }
    }

    /** What a thread did from one moment to another, in the unit of the time axis. */
    public record Span(double from, double to, Activity activity, String label) {
        public Span {
            if (!(from <= to) || Double.isInfinite(from) || Double.isInfinite(to)) {
                throw new IllegalArgumentException("A span begins and ends, in this order: " + from + " to " + to);
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
    }
}
