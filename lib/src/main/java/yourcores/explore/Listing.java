package yourcores.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The steps of a thread, loops written out and conditions turned into jumps ahead. */
final class Listing {
    private static final int MOST_STEPS = 1_000;

    final String thread;
    final List<Op> ops = new ArrayList<>();

    /** Registers, with the place of the first step that reads into them. */
    final Map<String, Integer> registers = new LinkedHashMap<>();

    private Listing(String thread) {
        this.thread = thread;
    }

    static Listing of(String thread, List<Step> steps) {
        var listing = new Listing(thread);
        listing.add(steps);
        return listing;
    }

    /** The number under which a reader counts the step at this place. */
    int number(int at) {
        return 1
                + (int) ops.subList(0, at).stream()
                        .filter(op -> !(op instanceof Op.Unless))
                        .count();
    }

    private void add(List<Step> steps) {
        for (var step : steps) {
            switch (step) {
                case Loop(int times, var body) -> {
                    for (int i = 0; i < times; i++) {
                        add(body);
                    }
                }
                case Guarded(var condition, var body) -> guard(condition, body);
                case Op op -> add(op);
            }
        }
    }

    private void guard(Predicate<Values> condition, List<Step> body) {
        int at = ops.size();
        ops.add(null);
        add(body);
        ops.set(at, new Op.Unless(condition, ops.size()));
    }

    private void add(Op op) {
        if (ops.size() == MOST_STEPS) {
            throw new ProgramRefused(thread + " has more than " + MOST_STEPS
                    + " steps: all orders of so many cannot be tried; repeat fewer times");
        }
        switch (op) {
            case Op.Read read -> registers.putIfAbsent(read.register(), ops.size());
            case Op.Atomic(var steps) -> addRegisters(steps);
            default -> {}
        }
        ops.add(op);
    }

    private void addRegisters(List<Step> steps) {
        for (var step : steps) {
            switch (step) {
                case Op.Read read -> registers.putIfAbsent(read.register(), ops.size());
                case Op.Write _ -> {}
                case Guarded guarded -> addRegisters(guarded.steps());
                default ->
                    throw new ProgramRefused(
                            "atomically(...) of " + thread + " may hold read, write and when, nothing else");
            }
        }
    }
}
