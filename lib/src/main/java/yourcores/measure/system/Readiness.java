package yourcores.measure.system;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses to measure while the program itself still burns a core: what an earlier cell left behind. */
public final class Readiness {
    private static final long GLANCE_MILLIS = 40;
    private static final double BURNING = 0.25;
    private static final int GLANCES = 3;

    private Readiness() {}

    /** @throws IllegalStateException if a core is not free, naming what holds it */
    public static void check() throws InterruptedException {
        refuseIfAny(Leftovers.current());
        var burning = burning();
        for (int glance = 1; glance < GLANCES && !burning.isEmpty(); glance++) {
            burning = burning();
        }
        refuseIfAny(burning);
    }

    private static void refuseIfAny(List<String> leftovers) {
        if (!leftovers.isEmpty()) {
            throw new IllegalStateException("Nothing is measured while earlier work still uses a processor: "
                    + String.join("; ", leftovers) + ". Stop it, or restart the kernel, and run this cell again.");
        }
    }

    /** Threads that fill a quarter of a processor at a glance. */
    static List<String> burning() throws InterruptedException {
        var books = ManagementFactory.getThreadMXBean();
        var before = times(books);
        long start = System.nanoTime();
        Thread.sleep(GLANCE_MILLIS);
        double wall = System.nanoTime() - start;
        return times(books).entrySet().stream()
                .filter(now -> now.getValue() - before.getOrDefault(now.getKey(), now.getValue()) > BURNING * wall)
                .map(now -> books.getThreadInfo(now.getKey()))
                .filter(info -> info != null)
                .map(info -> "thread \"" + info.getThreadName() + "\"")
                .toList();
    }

    private static Map<Long, Long> times(ThreadMXBean books) {
        var times = new HashMap<Long, Long>();
        for (long id : books.getAllThreadIds()) {
            times.put(id, books.getThreadCpuTime(id));
        }
        return times;
    }
}
