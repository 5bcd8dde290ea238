package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;

/** Why a cell ended early, as the protocol wants it: a name, a sentence, and the lines to show. */
record Failure(String name, String sentence, List<String> lines) {
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    /** What is told of a cell that used up the heap. */
    static final Failure OUT_OF_MEMORY = new Failure(
            OutOfMemoryError.class.getName(),
            "it asked for more memory than the kernel has; keep less at a time",
            List.of("it asked for more memory than the kernel has; keep less at a time"));

    Failure {
        lines = List.copyOf(lines);
    }

    /** The same failure with its explanation in front. */
    Failure explained(String explanation) {
        var all = new ArrayList<String>();
        all.add(explanation);
        all.addAll(lines);
        return new Failure(name, explanation, all);
    }

    /** The lines to show, the first one in red. */
    List<String> traceback() {
        var all = new ArrayList<>(lines);
        if (!all.isEmpty()) {
            all.set(0, RED + all.getFirst() + PLAIN);
        }
        return all;
    }
}
