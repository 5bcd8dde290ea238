package yourcores.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that works for the kernel from cell to cell. What it says on standard error is shown once it is ready, each
 * line with its name before it; its last words go on messages.
 *
 * <p>Guarantee: it ends with {@link #close}, and with the kernel, as {@link Kept} says.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class KeptProcess {
    private static final Duration TO_START = Duration.ofMinutes(1);

    private final String name;
    private final Process process;
    private final Shown errors;
    private volatile boolean late;

    /** @throws ChildFailed where the system does not start it */
    public KeptProcess(Launch launch) {
        name = launch.name();
        process = Kept.keep(launch::start);
        errors = new Shown(name, process.errorReader(StandardCharsets.UTF_8), () -> System.err);
    }

    /** By what a process tells that it can be asked. */
    @FunctionalInterface
    public interface Sign<T> {

        /** @throws IOException where the process ends first, or says something else */
        T await() throws IOException, InterruptedException;
    }

    /**
     * Waits a minute at most until it can be asked. Where the wait is interrupted, or the sign throws anything else, the
     * process is left to the caller.
     *
     * @throws ChildFailed where it cannot: says how it ended, with its last words
     */
    public <T> T awaitReady(Sign<T> sign) throws InterruptedException {
        return awaitReady(sign, TO_START);
    }

    <T> T awaitReady(Sign<T> sign, Duration limit) throws InterruptedException {
        var over = new CountDownLatch(1);
        Kept.threads(name + " is late").newThread(() -> endAfter(limit, over)).start();
        try {
            var ready = sign.await();
            errors.show();
            return ready;
        } catch (IOException e) {
            throw new ChildFailed(
                    name + " does not start: "
                            + (late
                                    ? "it was not ready within " + limit.toSeconds() + " s, and was ended "
                                    : "it ended ")
                            + howItEnded(),
                    e);
        } finally {
            over.countDown();
        }
    }

    /** Ends it where the wait is not over in time: no interrupt ends a read from a pipe. */
    private void endAfter(Duration limit, CountDownLatch over) {
        try {
            if (!over.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                late = true;
                kill();
            }
        } catch (InterruptedException nobodyDoes) {
            // The thread is known to nobody.
        }
    }

    /** How it ended, and its last words. One that lives on for half a second is ended. */
    public String howItEnded() {
        boolean byItself = hasEnded();
        close();
        errors.await();
        return (byItself ? "with exit code " + process.exitValue() : "by us, for it did not keep to the protocol")
                + ChildFailed.said(errors.lastWords());
    }

    /** Whether it has ended, half a second from now at the latest. */
    public boolean hasEnded() {
        return Launch.awaitEnd(process);
    }

    public boolean hasEndedWith(int exitCode) {
        return !process.isAlive() && process.exitValue() == exitCode;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What it reads. */
    public OutputStream in() {
        return process.getOutputStream();
    }

    /** What it prints. */
    public InputStream out() {
        return process.getInputStream();
    }

    /** Ends it by force, without waiting. */
    public void kill() {
        Launch.kill(process);
    }

    /** Ends it by force and waits until it has ended, half a second at most. */
    public void close() {
        Launch.end(process, Set.of());
    }
}
