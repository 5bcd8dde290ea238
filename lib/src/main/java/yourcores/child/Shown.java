package yourcores.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import yourcores.thread.Termination;

/**
 * Shows what a child prints, line by line with its name before it, and keeps its last words.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Shown {
    private static final int MOST = 2_000;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final String name;
    private final Supplier<PrintStream> to;
    private final StringBuilder said = new StringBuilder();
    private final Thread thread;
    private boolean shown;

    /** @param to where the lines go, asked for each line: a cell may change it */
    public Shown(String name, BufferedReader from, Supplier<PrintStream> to) {
        this.name = name;
        this.to = to;
        this.thread = Kept.threads("output of " + name).newThread(() -> read(from));
        thread.start();
    }

    /** Prints lines of a child. */
    public static void print(PrintStream to, String name, String text) {
        to.print(text.lines().map(line -> name + ": " + line + "\n").collect(Collectors.joining()));
    }

    private void read(BufferedReader from) {
        try (from) {
            for (var line = from.readLine(); line != null; line = from.readLine()) {
                keep(line);
            }
        } catch (IOException childGone) {
            // What was read is kept.
        }
    }

    private synchronized void keep(String line) {
        said.append(line).append('\n');
        said.delete(0, Math.max(0, said.length() - MOST));
        if (shown) {
            print(to.get(), name, line + "\n");
        }
    }

    /** Shows what was said, and from now on each line as it comes. */
    public synchronized void show() {
        print(to.get(), name, said.toString());
        shown = true;
    }

    /** Waits for the end of the output, half a second at most. */
    void await() {
        Termination.await(() -> List.of(thread), LAST_WORDS);
    }

    synchronized String lastWords() {
        return said.toString();
    }
}
