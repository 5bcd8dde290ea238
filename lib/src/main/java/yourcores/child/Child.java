package yourcores.child;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A program in a process of its own that stays and answers: a line in, a line out. So a program that is already warm
 * can be timed again and again.
 *
 * <p>Guarantee: its outputs are drained; it ends with {@link #close}, and with the kernel, however that one ends. Use it
 * in try-with-resources: the cell's clean-up ends what was forgotten.
 *
 * <p>Thread rule: use by one thread at a time; any thread may {@link #close} it.
 */
public final class Child implements AutoCloseable {
    private static final int LONGEST = 8_192;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final String name;
    private final Process process;
    private final Lines lines;
    private final Drain err;

    Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.lines = new Lines(process.getInputStream(), "output of " + name);
        this.err = new Drain(process.getErrorStream(), "errors of " + name);
    }

    /**
     * Sends a line and waits for the next line that the child prints.
     *
     * @throws ChildFailed where the child ended, or said nothing within the limit; then it is ended
     * @throws InterruptedException where the wait is interrupted; then the child is ended: its answer would be taken for
     *     the next one
     */
    public String ask(String line, Duration limit) throws InterruptedException {
        send(line);
        try {
            return answer(limit);
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    /**
     * Sends a line, without waiting for the answer. But where a child reads nothing the system takes some 64 KiB for it,
     * and then this waits, for as long as the child lives: read the answers in between.
     *
     * @param line one line of at most {@value #LONGEST} bytes: longer messages belong in a file
     * @throws ChildFailed where the child has ended
     */
    public void send(String line) throws InterruptedException {
        var bytes = Launch.bytes(line);
        if (line.indexOf('\n') >= 0 || bytes.length > LONGEST) {
            throw new IllegalArgumentException("A child is asked by one line of at most " + LONGEST
                    + " bytes: write longer messages to a file and send its name");
        }
        try {
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
        } catch (IOException gone) {
            throw failed("was not there to be asked");
        }
    }

    /**
     * The next line that the child prints.
     *
     * @throws ChildFailed where the child ended, or said nothing within the limit; then it is ended
     */
    public String answer(Duration limit) throws InterruptedException {
        var answer = lines.next(limit);
        if (answer.isPresent()) {
            return answer.get();
        }
        boolean ended = process.waitFor(lines.hasEnded() ? LAST_WORDS.toMillis() : 0, TimeUnit.MILLISECONDS);
        throw failed(ended ? "ended with exit code " + process.exitValue() : "said nothing within " + words(limit));
    }

    /** What it has said on standard error, at most a megabyte. */
    String err() {
        return err.text();
    }

    /** Waits until it ends by itself; whether it has. */
    public boolean waitFor(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends its input, as at the end of a file. CPython children take that for the end of all. */
    void endInput() {
        Launch.closeInput(process);
    }

    public long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it and its children by force, and waits until it has ended, half a second at most. */
    @Override
    public void close() {
        Launch.end(process, Set.of());
        Launch.closeInput(process);
    }

    private ChildFailed failed(String what) throws InterruptedException {
        close();
        err.await(LAST_WORDS);
        return new ChildFailed(name + " " + what + ChildFailed.said(err.text()));
    }

    private static String words(Duration limit) {
        return limit.toMillis() < 1000 ? limit.toMillis() + " ms" : limit.toMillis() / 1000.0 + " s";
    }
}
