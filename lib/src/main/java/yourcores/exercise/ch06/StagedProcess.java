package yourcores.exercise.ch06;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import yourcores.exercise.Promise;
import yourcores.exercise.Soon;

/**
 * A process that ends when the check says so. No real one is started: it is the same on every system, and leaves nothing
 * behind.
 *
 * <p>Thread rule: safe for use by all threads.
 */
class StagedProcess extends Process {
    private static final long AT_MOST_MILLIS = 2_500;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Process> onExit = new Promise<>();
    private volatile int exit;
    private volatile long longestAskedMillis;

    /** One that has ended. */
    static StagedProcess over(int exit) {
        var process = new StagedProcess();
        process.end(exit);
        return process;
    }

    final void end(int code) {
        exit = code;
        ended.countDown();
        onExit.complete(this);
    }

    /** The longest time that somebody has asked to wait, at once. */
    final long longestAskedMillis() {
        return longestAskedMillis;
    }

    /** Waits a moment until somebody asks whether it lives or waits for its end. */
    final void awaitAsked() throws InterruptedException {
        Soon.happens(() -> asked.getCount() == 0);
    }

    @Override
    public boolean isAlive() {
        asked.countDown();
        return ended.getCount() > 0;
    }

    @Override
    public int exitValue() {
        if (ended.getCount() > 0) {
            throw new IllegalThreadStateException("process has not exited");
        }
        return exit;
    }

    @Override
    public int waitFor() throws InterruptedException {
        asked.countDown();
        if (!hold(AT_MOST_MILLIS)) {
            throw new IllegalStateException("it does not end: wait with a limit");
        }
        return exit;
    }

    @Override
    public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
        longestAskedMillis = Math.max(longestAskedMillis, unit.toMillis(time));
        asked.countDown();
        return Promise.isLong(time, unit)
                ? hold(Math.min(unit.toMillis(time), AT_MOST_MILLIS))
                : ended.await(time, unit);
    }

    /** A wait that a check sees. */
    private boolean hold(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Process> onExit() {
        asked.countDown();
        return onExit.copy();
    }

    @Override
    public OutputStream getOutputStream() {
        return new ByteArrayOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public void destroy() {
        endIfAlive(143);
    }

    @Override
    public Process destroyForcibly() {
        endIfAlive(137);
        return this;
    }

    private void endIfAlive(int code) {
        if (ended.getCount() > 0) {
            end(code);
        }
    }
}
