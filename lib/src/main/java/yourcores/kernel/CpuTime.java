package yourcores.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which threads burn CPU time right now. */
final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** A burning thread may get only a small share of a busy machine: one part in so many. */
    private static final int SMALLEST_SHARE = 50;

    private CpuTime() {}

    /** Watches the threads for so long, and returns those that used at least a fiftieth of a core. */
    static List<Thread> burning(Collection<Thread> threads, Duration window) {
        if (threads.isEmpty() || !THREADS.isThreadCpuTimeSupported()) {
            return List.of();
        }
        var before = used(threads);
        long start = System.nanoTime();
        try {
            Thread.sleep(window);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        long enough = (System.nanoTime() - start) / SMALLEST_SHARE;
        var after = used(threads);
        return threads.stream()
                .filter(thread -> after.get(thread) > 0 && after.get(thread) - before.get(thread) >= enough)
                .toList();
    }

    private static Map<Thread, Long> used(Collection<Thread> threads) {
        var used = new HashMap<Thread, Long>();
        threads.forEach(thread -> used.put(thread, THREADS.getThreadCpuTime(thread.threadId())));
        return used;
    }
}
