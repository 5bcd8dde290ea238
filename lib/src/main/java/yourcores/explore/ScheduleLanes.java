package yourcores.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import yourcores.figure.Axis;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Arrow;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Verdict;

/** A schedule as lanes: a slot for each step, and who waits meanwhile. */
final class ScheduleLanes {
    /** How long those who wait for ever are drawn, in slots. */
    private static final int FOR_EVER = 2;

    /** Slots that have room for words; where there are more, letters stand in them. */
    private static final int FEW = 7;

    /** Where there are more slots than this, none has room for a blank. */
    private static final int MANY = 12;

    private final Schedule schedule;
    private final boolean few;

    private ScheduleLanes(Schedule schedule) {
        this.schedule = schedule;
        few = schedule.moves.size() + (schedule.stuck.isEmpty() ? 0 : FOR_EVER) <= FEW;
    }

    static Lanes of(Schedule schedule) {
        return new ScheduleLanes(schedule).lanes();
    }

    private Lanes lanes() {
        var lanes = new ArrayList<Lane>();
        for (int t = 0; t < schedule.threads.size(); t++) {
            lanes.add(new Lane(schedule.threads.get(t), spans(t)));
        }
        var verdict = Verdict.states(schedule.sentence() + (few ? "" : letters()));
        var alt = String.join("; ", schedule.steps()) + ".";
        return new Lanes(schedule.title(), Axis.of("step", "step"), lanes, arrows(), List.of(), verdict, alt);
    }

    private List<Span> spans(int thread) {
        var spans = new ArrayList<Span>();
        int waitsFrom = -1;
        String waitsFor = "";
        int end = schedule.moves.size();
        for (int n = 0; n <= end; n++) {
            var waits = waits(thread, n);
            if (waitsFrom >= 0 && waits.isEmpty()) {
                spans.add(new Span(waitsFrom, n, Activity.WAITS, waitsFor));
                waitsFrom = -1;
            }
            if (waits.isPresent() && waitsFrom < 0) {
                waitsFrom = n;
            }
            waitsFor = waits.map(Waits::brief).orElse("");
            if (n < end && schedule.moves.get(n).thread() == thread) {
                var move = schedule.moves.get(n);
                spans.add(new Span(n, n + 1, move.holds() ? Activity.HOLDS : Activity.RUNS, label(move)));
            }
        }
        if (waitsFrom >= 0) {
            spans.add(new Span(waitsFrom, end + FOR_EVER, Activity.WAITS, waitsFor));
        }
        return spans;
    }

    /** From a thread to the one that holds what it waits for, where the waiting begins. */
    private List<Arrow> arrows() {
        var arrows = new ArrayList<Arrow>();
        for (int n = 0; n <= schedule.moves.size(); n++) {
            for (var waits : waiting(n)) {
                if (waits.holder() != Waits.NOBODY && (n == 0 || !waits.goesOnFrom(waiting(n - 1)))) {
                    arrows.add(new Arrow(waits.thread(), waits.holder(), n, waits.brief()));
                }
            }
        }
        return arrows;
    }

    private String label(Schedule.Move move) {
        return few
                ? move.label()
                : schedule.moves.size() <= MANY ? move.brief() : move.brief().replace(" ", "");
    }

    private String letters() {
        return schedule.buffered ? " r: reads, w: writes, o: out of its buffer." : " r: reads, w: writes.";
    }

    /** What the thread waits for while this step is taken, or after the last one. */
    private Optional<Waits> waits(int thread, int step) {
        return waiting(step).stream().filter(waits -> waits.thread() == thread).findFirst();
    }

    private List<Waits> waiting(int step) {
        return step < schedule.moves.size() ? schedule.moves.get(step).waiting() : schedule.stuck;
    }
}
