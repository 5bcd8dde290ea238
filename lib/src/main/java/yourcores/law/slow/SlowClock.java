package yourcores.law.slow;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * What the slow-motion cores of one run have in common: how long a slice takes, who waits for which deadline, the
 * latest deadline that was reached, the quota, and the meter of late slices. Deadlines are reached in their order, even
 * where threads wake up in another one: else a core that wakes up late would release its lock too late for the one and
 * too early for the other.
 *
 * <p>Thread rule: safe for use by all cores of the run.
 */
final class SlowClock {
    private static final int LATE_SHARE = 8;
    private static final long LONGEST_PARK_NANOS = 1_000_000;

    final long sliceNanos;
    private final PriorityQueue<Waiter> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiter::due));
    private volatile long latest = Long.MIN_VALUE;
    private volatile Quota quota;
    private long slices;
    private long lateSlices;

    private record Waiter(Thread thread, long due) {}

    SlowClock(long sliceNanos) {
        this.sliceNanos = sliceNanos;
    }

    void limit(Quota quota) {
        this.quota = quota;
    }

    /** When a stretch of slow-motion time is over that begins at a given moment; a quota may delay it. */
    long endOf(long begin, long length) {
        var limit = quota;
        return limit == null ? begin + length : limit.endOf(begin, length);
    }

    /** Announces that this thread works until a deadline: no later one is reached before. */
    Object begin(long due) {
        var waiter = new Waiter(Thread.currentThread(), due);
        synchronized (waiting) {
            waiting.add(waiter);
        }
        return waiter;
    }

    /** Parks until the deadline that was announced is reached. */
    void reach(Object announced) throws InterruptedException {
        var waiter = (Waiter) announced;
        while (!Thread.interrupted()) {
            long left = waiter.due - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else if (reached(waiter, -left)) {
                return;
            } else {
                LockSupport.parkNanos(this, LONGEST_PARK_NANOS);
            }
        }
        synchronized (waiting) {
            waiting.remove(waiter);
        }
        throw new InterruptedException("The program was stopped");
    }

    private boolean reached(Waiter waiter, long late) {
        synchronized (waiting) {
            if (waiting.peek().due < waiter.due) {
                return false;
            }
            waiting.remove(waiter);
            latest = Math.max(latest, waiter.due);
            slices++;
            if (late > sliceNanos) {
                lateSlices++;
            }
            var next = waiting.peek();
            if (next != null && next.due <= waiter.due + late) {
                LockSupport.unpark(next.thread);
            }
            return true;
        }
    }

    /** The latest deadline that was reached: what a core was held up by cannot have happened after it. */
    long latest() {
        return latest;
    }

    /** Whether at most one slice in eight was late by more than a slice. */
    boolean onTime() {
        synchronized (waiting) {
            return lateSlices * LATE_SHARE <= slices;
        }
    }
}
