package yourcores.measure.system;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The meter of systems that keep no books of run delay: macOS, Windows, sandboxes. Threads at work are expected to
 * fill a processor each; what is missing may be waiting for a lock or a serial part, so only as much of it counts as
 * disturbance as other programs ran meanwhile. Coarser than run delay, and it does not see child processes.
 */
final class CpuTimeMeter implements Meter {
    /** Coarser books, coarser bound: a processor's time is known in ticks of 10 ms. */
    static final double TOLERATED = 0.05;

    /** A thread counts as at work above this share of the sample's time; starved threads get little. */
    private static final double AT_WORK = 0.01;

    /** And above this share of what the busiest thread got. */
    private static final double BESIDE_THE_BUSIEST = 0.1;

    private static final double TICK_NANOS = 10e6;
    private static final long MILLI_NANOS = 1_000_000;

    private final double capacity;
    private final boolean waiting;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** @param waiting whether the work waits rather than computes, so that no thread is expected to fill a processor */
    CpuTimeMeter(double capacity, boolean waiting) {
        this.capacity = capacity;
        this.waiting = waiting;
    }

    @Override
    public Watch start() {
        system.getCpuLoad();
        var before = times();
        long virtualMachine = virtualMachine();
        long program = system.getProcessCpuTime();
        return (wall, ended) -> {
            double load = system.getCpuLoad();
            double all = system.getProcessCpuTime() - program - (virtualMachine() - virtualMachine);
            return read(wall, ended, before, all, load);
        };
    }

    private Reading read(double wall, List<ThreadReport> ended, Map<Long, Long> before, double all, double load) {
        double[] used = DoubleStream.concat(
                        times().entrySet().stream()
                                .mapToDouble(live -> live.getValue() - before.getOrDefault(live.getKey(), 0L)),
                        ended.stream().mapToDouble(ThreadReport::cpu))
                .toArray();
        double seen = DoubleStream.of(used).sum();
        double busiest = DoubleStream.of(used).max().orElse(0);
        double little = Math.max(AT_WORK * wall, BESIDE_THE_BUSIEST * busiest);
        long atWork = DoubleStream.of(used).filter(cpu -> cpu > little).count();
        double missing = waiting ? 0 : Math.max(0, Math.min(atWork, capacity) * wall - seen);
        double busy = load * Runtime.getRuntime().availableProcessors() * wall;
        double others = load >= 0 ? Math.max(0, busy - Math.max(seen, all) - TICK_NANOS) : Double.POSITIVE_INFINITY;
        return new Reading(missing, TOLERATED, others, seen, all);
    }

    /** At most so much time was used by the compiler and the collector, whose threads Java does not list. */
    private long virtualMachine() {
        var compiler = ManagementFactory.getCompilationMXBean();
        long compiling = compiler != null && compiler.isCompilationTimeMonitoringSupported()
                ? compiler.getTotalCompilationTime()
                : 0;
        long collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
        return (compiling + collecting * Runtime.getRuntime().availableProcessors()) * MILLI_NANOS;
    }

    private Map<Long, Long> times() {
        var times = new HashMap<Long, Long>();
        for (long id : threads.getAllThreadIds()) {
            long cpu = threads.getThreadCpuTime(id);
            if (cpu >= 0) {
                times.put(id, cpu);
            }
        }
        return times;
    }
}
