package yourcores.race;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads wait at the gate until it opens for all of them at once.
 *
 * <p>Thread rule: safe for any number of threads; opens once.
 */
final class Gate {
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean open;
    private volatile boolean closed;

    /**
     * Waits until the gate opens.
     *
     * @return false where it was closed for good, or {@code deadline} passed
     */
    boolean pass(long deadline, boolean crowded) throws InterruptedException {
        waiting.incrementAndGet();
        var spin = new Spin(crowded);
        while (!open) {
            if (closed || System.nanoTime() - deadline > 0) {
                return false;
            }
            checkInterrupt();
            spin.once();
        }
        return true;
    }

    /**
     * Waits until so many threads stand at the gate.
     *
     * @return false where {@code deadline} passed before
     */
    boolean gather(int threads, long deadline) throws InterruptedException {
        var spin = new Spin(true);
        while (waiting.get() < threads) {
            if (closed || System.nanoTime() - deadline > 0) {
                return false;
            }
            checkInterrupt();
            spin.once();
        }
        return true;
    }

    boolean isOpen() {
        return open;
    }

    void open() {
        open = true;
    }

    void close() {
        closed = true;
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
