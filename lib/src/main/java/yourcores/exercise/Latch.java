package yourcores.exercise;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds tasks until the check lets them go. An interrupt does not let them go: who is told to stop may still have
 * to be waited for.
 *
 * <p>Thread rule: safe for use by all threads.
 */
public final class Latch implements AutoCloseable {
    private static final long AT_MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Stays until it is open, at most 2.5 seconds. */
    public void hold() {
        reached.countDown();
        boolean interrupted = false;
        long deadline = System.nanoTime() + AT_MOST_NANOS;
        while (true) {
            try {
                open.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException stop) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether one has come. */
    public boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Waits a moment for the first that comes; false where none does. */
    public boolean awaitFirst() throws InterruptedException {
        return reached.await(Soon.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Lets all go that are here, and all that come. */
    public void open() {
        open.countDown();
    }

    @Override
    public void close() {
        open();
    }
}
