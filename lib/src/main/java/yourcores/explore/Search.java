package yourcores.explore;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import yourcores.figure.Numbers;
import yourcores.figure.Progress;
import yourcores.thread.Raise;

/**
 * Visits every state once, those with less progress first. Each move makes progress, so that all ways into a state are
 * counted before the ways on from it, and equal states are always met within one level.
 */
final class Search {
    /** States before a program is too big: one or two seconds of a quiet core. */
    static final int MOST_STATES = 1_000_000;

    /** Time before a program is too big, for cores that are slow or busy. */
    private static final Duration MOST_TIME = Duration.ofSeconds(10);

    /** Numbers in the states that are kept at one time: 200 MB. */
    private static final long MOST_CELLS = 50_000_000;

    private static final int BETWEEN_LOOKS = 1 << 12;

    private final long start = System.nanoTime();
    private final StepMachine machine;
    private final Watched watched;
    private final List<Map<MachineState, Visit>> levels = new ArrayList<>();
    private final StateGraph graph = new StateGraph();
    private final TreeMap<Ending, BigInteger> endings = new TreeMap<>();
    private final Map<String, BigInteger> deadlocks = new LinkedHashMap<>();
    private final int[] targets;
    private final int[] movers;
    private int states;
    private long waitingStates;

    private static final class Visit {
        final int state;

        /** The ways into the state, as long as a long holds them. */
        private long few;

        private BigInteger many;

        Visit(int state) {
            this.state = state;
        }

        void add(Visit before) {
            long sum = few + before.few;
            if (many == null && before.many == null && sum >= 0) {
                few = sum;
            } else {
                many = ways().add(before.ways());
            }
        }

        BigInteger ways() {
            return many == null ? BigInteger.valueOf(few) : many;
        }
    }

    private Search(StepMachine machine, Watched watched) {
        this.machine = machine;
        this.watched = watched;
        targets = new int[machine.movers()];
        movers = new int[targets.length];
        for (int level = 0; level <= machine.mostProgress(); level++) {
            levels.add(null);
        }
    }

    static Explored of(StepMachine machine, Watched watched) {
        return new Search(machine, watched).explored();
    }

    private Explored explored() {
        try (var progress = new Progress("Trying all schedules")) {
            visit(machine.start()).few = 1;
            for (int level = 0; level < levels.size(); level++) {
                var here = levels.get(level);
                if (here != null) {
                    progress.at(level / (double) levels.size());
                    here.forEach(this::leave);
                    waitingStates -= here.size();
                    levels.set(level, null);
                }
            }
        }
        return new Explored(machine, watched, graph, endings, deadlocks, states);
    }

    private Visit visit(MachineState state) {
        int level = machine.progress(state);
        var here = levels.get(level);
        if (here == null) {
            levels.set(level, here = new LinkedHashMap<>());
        }
        return here.computeIfAbsent(state, _ -> met());
    }

    private Visit met() {
        if (states == MOST_STATES || ++waitingStates * machine.width() > MOST_CELLS) {
            throw tooBig();
        }
        if (states % BETWEEN_LOOKS == 0) {
            look();
        }
        return new Visit(states++);
    }

    private void look() {
        if (Thread.interrupted()) {
            throw Raise.as(new InterruptedException("The exploration was stopped"));
        }
        if (System.nanoTime() - start > MOST_TIME.toNanos()) {
            throw tooBig();
        }
    }

    private IllegalStateException tooBig() {
        return new IllegalStateException("Too big to try every schedule: gave up after " + Numbers.count(states)
                + " states. Take a thread or a few steps away, or merge steps that no other thread can tell apart");
    }

    private void leave(MachineState state, Visit visit) {
        int moves = 0;
        for (int mover = 0; mover < movers.length; mover++) {
            var after = machine.after(state, mover);
            if (after != null) {
                var next = visit(after);
                next.add(visit);
                targets[moves] = next.state;
                movers[moves++] = mover;
            }
        }
        graph.leave(visit.state, targets, movers, moves);
        if (moves == 0) {
            end(state, visit);
        }
    }

    private void end(MachineState state, Visit visit) {
        var waits = Waits.of(machine, state);
        if (waits.isEmpty()) {
            var ending = watched.in(state);
            graph.end(visit.state, ending);
            endings.merge(ending, visit.ways(), BigInteger::add);
        } else {
            String words = Waits.words(waits);
            graph.end(visit.state, words);
            deadlocks.merge(words, visit.ways(), BigInteger::add);
        }
    }
}
