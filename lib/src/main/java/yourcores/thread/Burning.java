package yourcores.thread;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which platform threads burn processor time right now.
 *
 * <p>Thread rule: safe for use by any thread.
 *
 * <p>Source: {@link ThreadMXBean#getThreadCpuTime}, in nanoseconds.
 */
public final class Burning {
    private static final ThreadMXBean BOOKS = ManagementFactory.getThreadMXBean();

    private Burning() {}

    /**
     * Watches threads for a while.
     *
     * @param share of a core, from 0 to 1
     * @return those that used that share of a core at least; none where the system keeps no such books
     */
    public static List<Thread> among(Collection<Thread> threads, Duration window, double share)
            throws InterruptedException {
        if (threads.isEmpty() || !BOOKS.isThreadCpuTimeSupported()) {
            return List.of();
        }
        var before = used(threads);
        long start = System.nanoTime();
        Thread.sleep(window);
        double enough = (System.nanoTime() - start) * share;
        var after = used(threads);
        return threads.stream()
                .filter(thread -> after.get(thread) > 0 && after.get(thread) - before.get(thread) >= enough)
                .toList();
    }

    /** The time is -1 where a thread has ended. */
    private static Map<Thread, Long> used(Collection<Thread> threads) {
        var used = new HashMap<Thread, Long>();
        threads.forEach(thread -> used.put(thread, BOOKS.getThreadCpuTime(thread.threadId())));
        return used;
    }
}
