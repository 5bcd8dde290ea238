package yourcores.law.slow;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.figure.Progress;
import yourcores.measure.Resource;
import yourcores.measure.Speedup;
import yourcores.measure.system.Machine;

/**
 * Measures speed-ups up to sixteen on any machine: emulated cores, that is real threads and real code under a
 * stretched clock. A core computes for a small part of the time that its work is said to take, and is parked for the
 * rest, so that sixteen slow cores fit on one real one. Phases, locks, barriers and queues between the threads are
 * real; speed of memory and caches is not emulated.
 *
 * <p>Each program runs with {@link #CORES} cores in turn, round after round, until every number of cores has been timed
 * undisturbed often enough; wall time is measured. A run in which more than one slice in eight came more than a slice
 * late, or which ended more than 5 % late, does not count. What a program waits for must come from its own crew: a
 * sleep takes no slow-motion time.
 *
 * <p>Thread rule: safe for use by any thread; two at a time disturb each other. Costs about two seconds, in quick mode
 * about one.
 */
public final class SlowMotion {
    /** With how many cores each program runs. */
    public static final List<Integer> CORES = List.of(1, 2, 4, 8, 16);

    private static final long SLICE_NANOS = 1_600_000;
    private static final long QUICK_SLICE_NANOS = 600_000;
    private static final int RUNS = 9;
    private static final int QUICK_RUNS = 5;

    private SlowMotion() {}

    /**
     * Runs a program on 1 to 16 slow-motion cores and compares the times; where a program does more with more cores,
     * the times for a whole job's worth of work.
     *
     * @param title what the program does, without claims
     * @return the speed-up at each number of cores; busy where too few runs were undisturbed
     * @throws InterruptedException if the thread was interrupted; the program is stopped
     * @throws IllegalStateException if the program failed, or did not end in time and was stopped
     */
    public static Speedup speedup(String title, Program program) throws InterruptedException {
        boolean quick = Machine.here().quick();
        long slice = quick ? QUICK_SLICE_NANOS : SLICE_NANOS;
        try (var progress = new Progress(title);
                var runs = new SlowRuns(program, slice, quick ? QUICK_RUNS : RUNS)) {
            runs.warmUp();
            while (runs.another()) {
                progress.at(runs.done());
            }
            return new Speedup(title, resource(), runs.points(), runs.oneCore());
        }
    }

    /**
     * Measures a job of which each slice has a part that is done one at a time: under a lock, by one thread that serves all.
     *
     * @param share of the slice, 0 to 1, that is done one at a time
     */
    public static Speedup oneAtATime(String title, double share) throws InterruptedException {
        return speedup(title, oneAtATime(share));
    }

    static Program oneAtATime(double share) {
        return crew -> {
            var clerk = new ReentrantLock();
            crew.together(1, slice -> {
                slice.work(1 - share);
                clerk.lockInterruptibly();
                try {
                    slice.work(share);
                } finally {
                    clerk.unlock();
                }
            });
        };
    }

    private static Resource resource() {
        return new Resource(
                Resource.Kind.SLOW_MOTION_CORES,
                CORES.getLast(),
                CORES.getLast() + " emulated cores: real threads, real code, stretched clock");
    }
}
