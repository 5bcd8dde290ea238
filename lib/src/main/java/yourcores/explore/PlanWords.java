package yourcores.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a thread as they stand in its program, before any of them is taken. */
final class PlanWords {

    private PlanWords() {}

    /** One for each step that a reader counts, see {@link Listing#number}. */
    static List<String> of(Listing thread) {
        var plan = new ArrayList<String>();
        int conditional = 0;
        for (int at = 0; at < thread.ops.size(); at++) {
            var op = thread.ops.get(at);
            if (op instanceof Op.Unless(var _, int elseAt)) {
                conditional = Math.max(conditional, elseAt);
            } else {
                plan.add((at < conditional ? "if so: " : "") + words(op));
            }
        }
        return plan;
    }

    private static String words(Step step) {
        return switch (step) {
            case Op.Read(var register, var variable) -> "read " + variable + " into " + register;
            case Op.Write write -> "write " + write.variable();
            case Op.Lock(var lock) -> "take " + lock;
            case Op.Unlock(var lock) -> "give back " + lock;
            case Op.Await await -> "wait until " + await.words();
            case Op.Fence _ -> "fence";
            case Op.Atomic(var steps) -> "in one step: " + all(steps);
            case Guarded(var _, var steps) -> "if so: " + all(steps);
            case Op.Unless _, Loop _ -> throw new AssertionError("no step");
        };
    }

    private static String all(List<Step> steps) {
        return steps.stream().map(PlanWords::words).collect(Collectors.joining(", "));
    }
}
