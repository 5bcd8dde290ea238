package yourcores.server;

import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a selector at moments that are finer than its own time-outs, which are whole milliseconds.
 *
 * <p>Thread rule: {@link #at} and {@link #close} by the one thread that selects.
 */
final class Alarm implements AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;

    private final Selector selector;
    private final AtomicLong next = new AtomicLong(NEVER);
    private final Thread thread;
    private volatile boolean over;

    Alarm(Selector selector) {
        this.selector = selector;
        thread = new Thread(this::run, "load alarm");
        thread.setDaemon(true);
        thread.start();
    }

    /** Rings once, at this moment of {@link System#nanoTime}; an earlier order is forgotten. */
    void at(long nanos) {
        if (next.getAndSet(nanos) != nanos) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!over && !Thread.interrupted()) {
            long rings = next.get();
            long left = rings == NEVER ? NEVER : rings - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else if (next.compareAndSet(rings, NEVER)) {
                selector.wakeup();
            }
        }
    }

    /** Ends the thread; an interrupt of the caller stays for later. */
    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
