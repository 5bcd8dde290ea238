package yourcores.law.slow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import yourcores.figure.Interval;
import yourcores.law.Resampling;
import yourcores.measure.Median;
import yourcores.measure.Ratio;
import yourcores.measure.Speedup;
import yourcores.thread.Termination;

/**
 * The timed runs of one program on slow-motion cores, interleaved; numbers of cores that have enough undisturbed runs
 * rest while the others go on.
 *
 * <p>Thread rule: use by one thread. Closing ends all threads.
 */
final class SlowRuns implements AutoCloseable {
    private static final double LATEST_END = 0.05;
    private static final double PATIENCE = 4;
    private static final int MANY_CORES = 4;
    private static final long RUNAWAY_JOBS = 20;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Program program;
    private final long sliceNanos;
    private final long patienceNanos;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ExecutorService cores;
    private final Map<Integer, Runs> runs = new TreeMap<>();
    private final long start = System.nanoTime();
    private boolean starved;

    private static final class Runs {
        final int wanted;
        final List<Double> clean = new ArrayList<>();
        int taken;

        Runs(int size, int onMany) {
            wanted = size < MANY_CORES ? Ratio.FEWEST_CLEAN : onMany;
        }

        boolean wantsMore() {
            return clean.size() < wanted;
        }

        boolean enough() {
            return clean.size() >= Ratio.FEWEST_CLEAN;
        }
    }

    /** @param nanos time for a whole job's worth of work */
    private record Run(double nanos, boolean clean) {}

    /** @param onMany how many undisturbed runs are wanted on {@value #MANY_CORES} cores and more */
    SlowRuns(Program program, long sliceNanos, int onMany) {
        this.program = program;
        this.sliceNanos = sliceNanos;
        this.patienceNanos = (long) (PATIENCE * onMany * Crew.SLICES * sliceNanos);
        this.cores = Executors.newFixedThreadPool(SlowMotion.CORES.getLast(), this::thread);
        SlowMotion.CORES.forEach(size -> runs.put(size, new Runs(size, onMany)));
        Burst.sized();
    }

    /** Runs once on all cores, so that their threads and the compiled code are there when it counts. */
    void warmUp() throws InterruptedException {
        run(SlowMotion.CORES.getLast());
    }

    /**
     * Takes a round; false when there are enough, when it would take too long to wait for more, or when the machine
     * hardly lets the cores run.
     */
    boolean another() throws InterruptedException {
        for (var entry : runs.entrySet()) {
            if (!starved && entry.getValue().wantsMore()) {
                var run = run(entry.getKey());
                entry.getValue().taken++;
                if (run.clean) {
                    entry.getValue().clean.add(run.nanos);
                }
            }
        }
        boolean patient = System.nanoTime() - start < patienceNanos;
        return patient && !starved && runs.values().stream().anyMatch(Runs::wantsMore);
    }

    double done() {
        double wanted = runs.values().stream().mapToInt(r -> r.wanted).sum();
        return runs.values().stream().mapToInt(r -> r.clean.size()).sum() / wanted;
    }

    /** The speed-up at each number of cores. */
    List<Speedup.Point> points() {
        return runs.keySet().stream()
                .map(size -> new Speedup.Point(size, ratio(size), false))
                .toList();
    }

    /** Median time on one core; zero where no run was undisturbed. */
    Duration oneCore() {
        var clean = runs.get(1).clean;
        return clean.isEmpty() ? Duration.ZERO : Duration.ofNanos(Math.round(Median.of(array(clean))));
    }

    private Ratio ratio(int size) {
        var one = runs.get(1);
        var all = runs.get(size);
        if (!one.enough() || !all.enough()) {
            var few = one.enough() ? all : one;
            return new Ratio(Double.NaN, null, Double.NaN, few.clean.size(), few.taken, Ratio.Quality.BUSY);
        }
        double[] above = array(one.clean);
        double[] below = array(all.clean);
        var interval = size == 1 ? Interval.exactly(1) : Resampling.ratioOfMedians(above, below);
        double minima = Resampling.least(above) / Resampling.least(below);
        return new Ratio(
                Median.of(above) / Median.of(below),
                interval,
                minima,
                all.clean.size(),
                all.taken,
                Ratio.Quality.CLEAN);
    }

    private Run run(int size) throws InterruptedException {
        long limit = 1_000_000_000 + RUNAWAY_JOBS * Crew.SLICES * sliceNanos;
        var clock = new SlowClock(sliceNanos);
        var run = cores.submit(() -> timed(size, clock));
        try {
            return run.get(limit, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            run.cancel(true);
            if (!clock.onTime()) {
                starved = true; // the machine is too busy for any run: no fault of the program
                return new Run(limit, false);
            }
            throw new IllegalStateException("On " + words(size) + " the program was not done after "
                    + limit / 1_000_000_000 + " s and was stopped: does a core wait for something that never comes?");
        } catch (ExecutionException e) {
            throw new IllegalStateException("On " + words(size) + " the program failed: " + e.getCause(), e.getCause());
        }
    }

    private Run timed(int size, SlowClock clock) throws Exception {
        var crew = new Crew(size, clock, cores);
        program.run(crew);
        double end = System.nanoTime();
        double nanos = end - crew.start();
        if (nanos < sliceNanos || crew.done() == 0) {
            throw new IllegalArgumentException(
                    "The program does next to nothing; let the crew do a share of the job: " + "crew.together(1.0)");
        }
        boolean onTime = size == 1 || clock.onTime();
        return new Run(nanos / crew.done(), onTime && end - crew.due() <= LATEST_END * nanos);
    }

    /** Interrupts what still runs and waits at most two seconds for its end. */
    @Override
    public void close() {
        cores.shutdownNow();
        if (!Termination.force(() -> threads, GOODBYE).isEmpty()) {
            System.err.println("A slow-motion core does not end when it is interrupted: wait for locks with "
                    + "lockInterruptibly(). Restart the kernel to be rid of it.");
        }
    }

    private Thread thread(Runnable task) {
        var thread = Thread.ofPlatform()
                .daemon()
                .name("slow core " + (threads.size() + 1))
                .unstarted(task);
        threads.add(thread);
        return thread;
    }

    private static String words(int size) {
        return size == 1 ? "1 slow-motion core" : size + " slow-motion cores";
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
