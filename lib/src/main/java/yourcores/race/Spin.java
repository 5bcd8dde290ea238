package yourcores.race;

import java.util.concurrent.locks.LockSupport;

/**
 * Waiting for another thread that is about to come: spins while that pays, then lets other threads have the core, then
 * sleeps in small pieces.
 *
 * <p>Thread rule: one for each wait.
 */
final class Spin {
    private static final int HOT = 2_000;
    private static final int WARM = 3_000;
    private static final long NAP_NANOS = 20_000;

    private final int hot;
    private int rounds;

    /** @param crowded whether more threads wait than there are cores, so that spinning keeps others from coming */
    Spin(boolean crowded) {
        this.hot = crowded ? 0 : HOT;
    }

    void once() {
        rounds++;
        if (rounds <= hot) {
            Thread.onSpinWait();
        } else if (rounds <= WARM) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }
}
