package yourcores.measure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many threads really ran at the same time, found by letting as many spin as there should be processors.
 *
 * @param had processor time obtained, divided by wall time
 * @param others processors that other programs had meanwhile; infinite where nothing is known
 */
record Parallelism(double had, double others) {
    private static final long SPIN_NANOS = 150_000_000;

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

    private static long spinUntil(long end) {
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
