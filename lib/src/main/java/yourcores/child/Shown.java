package yourcores.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows what a child prints, line by line with its name before it, and keeps its last words.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Shown {
    private static final int LAST_WORDS = 2_000;

    private final String name;
    private final StringBuilder said = new StringBuilder();
    private final Thread thread;

    public Shown(String name, BufferedReader from, PrintStream to) {
        this.name = name;
        this.thread = Kept.threads("output of " + name).newThread(() -> show(from, to));
        thread.start();
    }

    private void show(BufferedReader from, PrintStream to) {
        try (from) {
            for (var line = from.readLine(); line != null; line = from.readLine()) {
                keep(line);
                to.print(name + ": " + line + "\n");
            }
        } catch (IOException childGone) {
            // What was read is shown.
        }
    }

    private synchronized void keep(String line) {
        said.append(line).append('\n');
        said.delete(0, Math.max(0, said.length() - LAST_WORDS));
    }

    public void await(Duration limit) throws InterruptedException {
        thread.join(limit);
    }

    public synchronized String lastWords() {
        return said.toString();
    }
}
