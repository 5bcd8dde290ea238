package yourcores.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import yourcores.figure.Numbers;

/**
 * All states of a program that is small enough to be played, and what can come of each. States are numbered as they are
 * met, those after fewer steps first; 0 is the start.
 */
final class GameGraph {
    /** As many as a page takes in without growing by more than some hundred kilobytes. */
    static final int MOST_STATES = 2_000;

    private static final int NEVER = Integer.MAX_VALUE;

    /** @param target the number of the state to which it leads */
    record Choice(int mover, int target) {}

    /** A state, and what goes on from it. */
    static final class Spot {
        final MachineState state;
        final List<Choice> moves = new ArrayList<>();
        private List<Waits> waits;
        private boolean happened;
        private BigInteger schedules = BigInteger.ZERO;
        private BigInteger happening = BigInteger.ZERO;
        private int fewest = NEVER;
        private int longest;

        private Spot(MachineState state) {
            this.state = state;
        }

        List<Waits> waits() {
            return waits;
        }

        /** Whether it has happened here. */
        boolean happened() {
            return happened;
        }

        /** How many schedules go on from here. */
        BigInteger schedules() {
            return schedules;
        }

        /** How many of them make it happen. */
        BigInteger happening() {
            return happening;
        }

        /** How many more steps it takes at the least; empty if it cannot happen any more. */
        OptionalInt fewest() {
            return fewest == NEVER ? OptionalInt.empty() : OptionalInt.of(fewest);
        }

        /** How many more steps there can be. */
        int longest() {
            return longest;
        }
    }

    final StepMachine machine;
    final List<Spot> spots = new ArrayList<>();
    private final Goal goal;
    private final Map<MachineState, Integer> numbers = new HashMap<>();

    private GameGraph(StepMachine machine, Goal goal) {
        this.machine = machine;
        this.goal = goal;
    }

    static GameGraph of(StepMachine machine, Goal goal) {
        var graph = new GameGraph(machine, goal);
        graph.number(machine.start());
        for (int n = 0; n < graph.spots.size(); n++) {
            graph.leave(graph.spots.get(n));
        }
        // Each move makes progress, so that all that comes after a state is known before the state itself.
        graph.spots.stream()
                .sorted(Comparator.comparing(spot -> -machine.progress(spot.state)))
                .forEach(graph::count);
        return graph;
    }

    private int number(MachineState state) {
        var known = numbers.get(state);
        if (known != null) {
            return known;
        }
        if (spots.size() == MOST_STATES) {
            throw new IllegalStateException("Too big to play: the program has more than " + Numbers.count(MOST_STATES)
                    + " states. Take a thread or a few steps away, or let outcomes(...) try its schedules");
        }
        numbers.put(state, spots.size());
        spots.add(new Spot(state));
        return spots.size() - 1;
    }

    private void leave(Spot spot) {
        for (int mover = 0; mover < machine.movers(); mover++) {
            var after = machine.after(spot.state, mover);
            if (after != null) {
                spot.moves.add(new Choice(mover, number(after)));
            }
        }
        spot.waits = Waits.of(machine, spot.state);
        spot.happened = goal.reached(spot.moves.isEmpty(), !spot.waits.isEmpty(), name -> value(spot.state, name));
        if (spot.happened && spot == spots.getFirst()) {
            throw new ProgramRefused("\"" + goal.task()
                    + "\" has happened before the first step: ask for something that" + " a step brings about");
        }
    }

    private int value(MachineState state, String name) {
        return state.cells[machine.cellOf(name, "The condition of \"" + goal.task() + "\" asks for \"" + name + "\"")];
    }

    private void count(Spot spot) {
        if (spot.moves.isEmpty()) {
            spot.schedules = BigInteger.ONE;
        }
        for (var move : spot.moves) {
            var next = spots.get(move.target);
            spot.schedules = spot.schedules.add(next.schedules);
            spot.happening = spot.happening.add(next.happening);
            spot.longest = Math.max(spot.longest, next.longest + 1);
            spot.fewest = next.fewest == NEVER ? spot.fewest : Math.min(spot.fewest, next.fewest + 1);
        }
        if (spot.happened) {
            spot.happening = spot.schedules;
            spot.fewest = 0;
        }
    }

    /** The movers of the shortest way on which it happens; empty if it cannot happen. */
    List<Integer> shortest() {
        var way = new ArrayList<Integer>();
        var spot = spots.getFirst();
        while (spot.fewest != NEVER && spot.fewest > 0) {
            int left = spot.fewest - 1;
            var next = spot.moves.stream()
                    .filter(move -> spots.get(move.target).fewest == left)
                    .findFirst()
                    .orElseThrow();
            way.add(next.mover);
            spot = spots.get(next.target);
        }
        return way;
    }
}
