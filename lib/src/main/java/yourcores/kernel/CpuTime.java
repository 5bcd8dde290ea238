package yourcores.kernel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import yourcores.thread.Burning;

/** Which threads of cells burn processor time right now. */
final class CpuTime {
    /** A burning thread may get only a small share of a busy machine. */
    private static final double SMALLEST_SHARE = 0.02;

    private CpuTime() {}

    /** As by {@link Burning#among}; none where the caller is interrupted, who stays so. */
    static List<Thread> burning(Collection<Thread> threads, Duration window) {
        try {
            return Burning.among(threads, window, SMALLEST_SHARE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
