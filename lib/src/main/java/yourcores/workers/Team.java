package yourcores.workers;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What all workers have in common: one map at a time, its end, its interruption.
 *
 * <p>Thread rule: safe for use by any thread.
 */
abstract class Team implements Workers {
    /** How long tasks have to answer an interrupt before they are given up. */
    static final Duration GRACE = Duration.ofMillis(400);

    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Round<?> current;
    private volatile boolean closed;

    @Override
    public final <R extends Serializable> List<R> map(List<? extends Task<R>> tasks) throws Exception {
        refuseInTask();
        turn.lockInterruptibly();
        try {
            var round = new Round<R>(tasks, count());
            current = round;
            checkOpen();
            try {
                begin(round);
                round.await();
            } catch (InterruptedException e) {
                round.stop();
                interrupt(round);
                throw e;
            } catch (RejectedExecutionException closedMeanwhile) {
                round.stop();
            }
            checkOpen();
            return round.results();
        } finally {
            current = null;
            turn.unlock();
        }
    }

    @Override
    public final void close() {
        closed = true;
        var round = current;
        if (round != null) {
            round.stop();
        }
        end(round);
        if (round != null) {
            round.abandon();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("These workers are closed: make new ones");
        }
    }

    /**
     * A task in another process has no way to these workers.
     *
     * @throws IllegalStateException where the caller is one of the workers: it would wait for itself
     */
    void refuseInTask() {}

    /** Lets the workers take tasks. Must not wait. */
    abstract <R extends Serializable> void begin(Round<R> round);

    /** Ends the tasks that run, within a second. No more begin. */
    abstract void interrupt(Round<?> round);

    /** @param round the one that runs; {@code null} if none does */
    abstract void end(Round<?> round);
}
