package yourcores.trace;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A processor that is played by a lock: of the threads that share it, the one that holds the lock runs, and hands it on
 * after a few milliseconds, as a scheduler would. Only work recorded by {@link Slices} takes part.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Turns {
    static final long SLICE_NANOS = 4_000_000;
    private static final int PATIENCE_SECONDS = 10;

    private static final ThreadLocal<Turns> MINE = ThreadLocal.withInitial(Turns::none);

    /** Fair: who has run goes to the end of the line. {@code null} where threads run whenever the system lets them. */
    private final ReentrantLock processor;

    private Turns(ReentrantLock processor) {
        this.processor = processor;
    }

    static Turns onOneProcessor() {
        return new Turns(new ReentrantLock(true));
    }

    private static Turns none() {
        return new Turns(null);
    }

    static Turns ofCaller() {
        return MINE.get();
    }

    /** The same task, taking turns with all others that were made so. */
    Runnable among(Runnable task) {
        return () -> {
            MINE.set(this);
            task.run();
        };
    }

    Turn begin() {
        var turn = new Turn();
        turn.take();
        return turn;
    }

    /** The caller's stay on the processor. */
    final class Turn {
        private long since;

        /** Whether it has been long enough and another thread waits. */
        boolean isOver() {
            return processor != null && System.nanoTime() - since > SLICE_NANOS && processor.hasQueuedThreads();
        }

        void pass() {
            end();
            take();
        }

        void end() {
            if (processor != null && processor.isHeldByCurrentThread()) {
                processor.unlock();
            }
        }

        private void take() {
            if (processor != null && !taken()) {
                throw new IllegalStateException("Nobody handed the one processor on within " + PATIENCE_SECONDS
                        + " s: close each slices(...), and call tick() often");
            }
            since = System.nanoTime();
        }

        private boolean taken() {
            try {
                return processor.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Stopped by an interrupt while it waited for the one processor");
            }
        }
    }
}
