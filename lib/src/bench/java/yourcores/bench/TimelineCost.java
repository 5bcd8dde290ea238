package yourcores.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import yourcores.trace.Timeline;

/**
 * Prints for each way to record: its name, events a call, nanoseconds of CPU time an event (median round, slowest
 * round), bytes allocated and bytes kept an event. A span is two events, its beginning and its end. What the lock
 * itself takes is taken off.
 */
public final class TimelineCost {
    private static final int CALLS = 200_000;
    private static final int WARM_UP = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private TimelineCost() {}

    /** @param arguments how many rounds */
    public static void main(String[] arguments) {
        int rounds = Integer.parseInt(arguments[0]);
        print("span", 2, rounds, TimelineCost::spans, _ -> {});
        print("moment", 1, rounds, TimelineCost::marks, _ -> {});
        print("lock", 2, rounds, line -> lock(line.watch("lock", new ReentrantLock())), _ -> lock(new ReentrantLock()));
    }

    private static void spans(Timeline line) {
        for (int n = 0; n < CALLS; n++) {
            try (var _ = line.runs("step")) {
                Reference.reachabilityFence(line);
            }
        }
    }

    private static void marks(Timeline line) {
        for (int n = 0; n < CALLS; n++) {
            line.mark("here");
        }
    }

    private static void lock(Lock lock) {
        for (int n = 0; n < CALLS; n++) {
            lock.lock();
            lock.unlock();
        }
    }

    private static void print(String name, int events, int rounds, Consumer<Timeline> with, Consumer<Timeline> without) {
        double[] nanos = new double[rounds];
        long allocated = 0;
        for (int n = -WARM_UP; n < rounds; n++) {
            var line = new Timeline("cost");
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            with.accept(line);
            long middle = THREADS.getCurrentThreadCpuTime();
            allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            without.accept(line);
            long end = THREADS.getCurrentThreadCpuTime();
            if (n >= 0) {
                nanos[n] = (middle - start - (end - middle)) / ((double) events * CALLS);
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s %d %.1f %.1f %.1f %.1f%n",
                name,
                events,
                nanos[rounds / 2],
                nanos[rounds - 1],
                allocated / ((double) events * CALLS),
                kept(with) / ((double) events * CALLS));
    }

    private static long kept(Consumer<Timeline> recording) {
        var line = new Timeline("kept");
        long before = used();
        recording.accept(line);
        long after = used();
        Reference.reachabilityFence(line);
        return after - before;
    }

    private static long used() {
        for (int n = 0; n < 3; n++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
