package yourcores.explore;

import java.util.List;
import java.util.stream.Collectors;

/** Refuses a thread whose steps name what is not there. */
record Spelling(List<String> variables, Listing thread) {

    void check() {
        for (int at = 0; at < thread.ops.size(); at++) {
            switch (thread.ops.get(at)) {
                case Op.Read read -> checkRead(at, read);
                case Op.Write write -> checkVariable(at, "writes", write.variable());
                case Op.Atomic(var steps) -> checkAll(at, steps);
                default -> {}
            }
        }
    }

    private void checkAll(int at, List<Step> steps) {
        for (var step : steps) {
            switch (step) {
                case Op.Read read -> checkRead(at, read);
                case Op.Write write -> checkVariable(at, "writes", write.variable());
                case Guarded guarded -> checkAll(at, guarded.steps());
                default -> {}
            }
        }
    }

    private void checkRead(int at, Op.Read read) {
        if (variables.contains(read.register())) {
            throw new ProgramRefused(where(at) + " reads into \"" + read.register()
                    + "\", which is a shared variable: give the register a name of its own, as in read(\"r\", \""
                    + read.variable() + "\")");
        }
        checkVariable(at, "reads", read.variable());
    }

    private void checkVariable(int at, String does, String variable) {
        if (!variables.contains(variable)) {
            throw new ProgramRefused(where(at) + " " + does + " \"" + variable + "\", which is no shared variable; "
                    + known(variables) + ", or declare it with shared(\"" + variable + "\", 0)");
        }
    }

    private String where(int at) {
        return "Step " + thread.number(at) + " of " + thread.thread;
    }

    /** What may be said instead. */
    static String known(List<String> names) {
        return names.isEmpty()
                ? "there is none yet"
                : "say "
                        + names.stream()
                                .distinct()
                                .map(name -> "\"" + name + "\"")
                                .collect(Collectors.joining(" or "));
    }
}
