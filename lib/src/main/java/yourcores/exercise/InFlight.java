package yourcores.exercise;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts how many threads are inside a piece of code at once, now and at most.
 *
 * <p>Thread rule: safe for use by all threads.
 */
public final class InFlight {
    private int now;
    private int most;
    private int entered;

    /** Leaves the code again: {@code try (var inside = section.enter()) { ... }}. */
    public interface Inside extends AutoCloseable {
        @Override
        void close();
    }

    public synchronized Inside enter() {
        now++;
        entered++;
        most = Math.max(most, now);
        notifyAll();
        return this::leave;
    }

    private synchronized void leave() {
        now--;
        notifyAll();
    }

    /** How many are inside. */
    public synchronized int now() {
        return now;
    }

    /** The most that were ever inside at once. */
    public synchronized int most() {
        return most;
    }

    /** How often it was left again. */
    public synchronized int left() {
        return entered - now;
    }

    /** How often the code was entered. */
    public synchronized int entered() {
        return entered;
    }

    /**
     * Stays until so many have been inside at once, at most {@link Soon#PATIENCE_MILLIS} milliseconds: the way to show
     * that calls overlap without looking at a clock.
     *
     * @return whether they have
     */
    public boolean meet(int threads) throws InterruptedException {
        return meet(threads, Duration.ofMillis(Soon.PATIENCE_MILLIS));
    }

    /** The same, with another patience. */
    public synchronized boolean meet(int threads, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (most < threads) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
