package yourcores.measure.system;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import yourcores.figure.Numbers;

/**
 * How many threads really ran at the same time, found by letting as many spin as there should be processors.
 *
 * @param had processor time that this program obtained, divided by wall time; NaN where the measurement was interrupted
 * @param others processors that other programs had meanwhile; infinite where nothing is known
 */
public record Parallelism(double had, double others) {
    private static final long SPIN_NANOS = 150_000_000;
    private static final int TRIES = 4;
    private static final double ALL = 0.9;
    private static final double WORTH_A_WORD = 0.1;

    /** What is known where nothing was measured. */
    static final Parallelism UNKNOWN = new Parallelism(Double.NaN, Double.POSITIVE_INFINITY);

    /** Takes {@value #SPIN_NANOS} ns, and up to {@value #TRIES} times as long where processors seem to be missing. */
    static Parallelism measure(int threads) throws InterruptedException {
        var best = once(threads);
        for (int again = 1; again < TRIES && !best.explains(ALL * threads); again++) {
            var next = once(threads);
            best = next.had > best.had ? next : best;
        }
        return best;
    }

    private static Parallelism once(int threads) throws InterruptedException {
        var meter = Meter.best(threads, false);
        var made = new MeteredThreads();
        var watch = meter.start();
        long start = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads, made)) {
            var spins = new ArrayList<Future<?>>();
            Runnable spin = () -> spinUntil(start + SPIN_NANOS);
            for (int i = 0; i < threads; i++) {
                spins.add(pool.submit(spin));
            }
            for (var one : spins) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Spinning failed", e);
        }
        double wall = System.nanoTime() - start;
        var reading = watch.stop(wall, made.reports());
        return new Parallelism(reading.seen() / wall, reading.others() / wall);
    }

    private boolean explains(double processors) {
        return had + (Double.isFinite(others) ? others : 0) >= processors;
    }

    String words() {
        return Numbers.ratio(had) + " threads at the same time"
                + (others >= WORTH_A_WORD && Double.isFinite(others)
                        ? ", while other programs used " + Numbers.ratio(others) + " processors"
                        : "");
    }

    private static void spinUntil(long end) {
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
