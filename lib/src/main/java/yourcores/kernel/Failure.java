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

    /** The same failure with an explanation below its own words and above the trace. */
    Failure explained(String explanation) {
        int words = 0;
        while (words < lines.size() && !lines.get(words).startsWith("    at ")) {
            words++;
        }
        var all = new ArrayList<>(lines);
        all.add(words, explanation);
        return new Failure(name, sentence, all);
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
