package yourcores.measure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import yourcores.figure.Numbers;

/**
 * How many threads really ran at the same time, found by letting as many spin as there should be processors.
 *
 * @param had processor time obtained, divided by wall time; NaN where the measurement was interrupted
 * @param others processors that other programs had meanwhile; infinite where nothing is known
 */
public record Parallelism(double had, double others) {
    private static final long SPIN_NANOS = 150_000_000;
    private static final double WORTH_A_WORD = 0.1;

    /** What is known where nothing was measured. */
    static final Parallelism UNKNOWN = new Parallelism(Double.NaN, Double.POSITIVE_INFINITY);

    /** Takes {@value #SPIN_NANOS} ns. */
    static Parallelism measure(int threads) throws InterruptedException {
        var meter = Meter.best(threads, false);
        var made = new MeteredThreads();
        var watch = meter.start();
        long start = System.nanoTime();
        double cpu = 0;
        try (var pool = Executors.newFixedThreadPool(threads, made)) {
            var spins = new ArrayList<Future<Long>>();
            Callable<Long> spin = () -> spinUntil(start + SPIN_NANOS);
            for (int i = 0; i < threads; i++) {
                spins.add(pool.submit(spin));
            }
            for (var one : spins) {
                cpu += one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Spinning failed", e);
        }
        double wall = System.nanoTime() - start;
        var reading = watch.stop(wall, made.reports());
        return new Parallelism(cpu / wall, reading.others() / wall);
    }

    String words() {
        return Numbers.ratio(had) + " threads at the same time"
                + (others >= WORTH_A_WORD && Double.isFinite(others)
                        ? ", while other programs used " + Numbers.ratio(others) + " processors"
                        : "");
    }

    private static long spinUntil(long end) {
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
