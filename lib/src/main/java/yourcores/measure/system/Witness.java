package yourcores.measure.system;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A fixed piece of register work, for what no book of the guest tells: a hypervisor that lends one processor for two, a
 * program that was pinned from outside. Takes about {@value #MILLIS} ms on one thread and as long on one thread a
 * processor; less says nothing, for two fresh threads may share a processor until the scheduler's next tick, and a
 * processor wakes slowly.
 *
 * <p>Thread rule: use by one thread.
 */
public final class Witness {
    private static final long MILLIS = 10;
    private static final long FIRST_TURNS = 1 << 16;
    private static final int UNTIL_COMPILED = 200;
    private static final int RUNS = 3;

    private static volatile long sink;

    private final int processors;
    private final long turns;

    /**
     * What the work found, in turns a nanosecond.
     *
     * @param one on one thread
     * @param all on all threads together
     */
    public record Look(double one, double all) {}

    private Witness(int processors, long turns) {
        this.processors = processors;
        this.turns = turns;
    }

    /** Finds out how much work takes {@value #MILLIS} ms here; takes some ten times that. */
    public static Witness of(int processors) {
        for (int call = 0; call < UNTIL_COMPILED; call++) {
            time(FIRST_TURNS);
        }
        return new Witness(processors, turns(Witness::time));
    }

    /** How many turns take {@value #MILLIS} ms in the fastest of several runs: a slow one was disturbed, perhaps. */
    static long turns(LongToDoubleFunction time) {
        long turns = FIRST_TURNS;
        double nanos = fastest(time, turns);
        while (nanos < 1e6 * MILLIS) {
            turns = (long) Math.ceil(turns * Math.clamp(1.05e6 * MILLIS / nanos, 1.05, 8));
            nanos = fastest(time, turns);
        }
        return turns;
    }

    private static double fastest(LongToDoubleFunction time, long turns) {
        return IntStream.range(0, RUNS)
                .mapToDouble(run -> time.applyAsDouble(turns))
                .min()
                .orElseThrow();
    }

    /**
     * Looks once; empty where the books tell that something else took the processor away: there they are asked, and no
     * witness.
     *
     * @throws InterruptedException at once; the threads end by themselves within the time of a look
     */
    public Optional<Look> look(Meter meter) throws InterruptedException {
        var threads = new MeteredThreads();
        var watch = meter.start();
        long start = System.nanoTime();
        var look = look(threads);
        double wall = System.nanoTime() - start;
        var purity = watch.stop(wall, threads.reports()).purity(wall);
        return purity == Purity.CLEAN ? Optional.of(look) : Optional.empty();
    }

    /** Looks once, whatever the books tell. */
    public Look look(ThreadFactory threads) throws InterruptedException {
        return new Look(turns / time(turns), processors * turns / together(threads));
    }

    private double together(ThreadFactory factory) throws InterruptedException {
        var go = new CountDownLatch(1);
        Runnable share = () -> {
            try {
                go.await();
                sink = work(turns);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt(); // nobody looks any more
            }
        };
        var threads = IntStream.range(0, processors)
                .mapToObj(number -> factory.newThread(share))
                .toList();
        long start;
        try {
            threads.forEach(Thread::start);
        } finally { // where the system has no thread left, those that were started end, too
            start = System.nanoTime();
            go.countDown();
        }
        for (var thread : threads) {
            thread.join();
        }
        return System.nanoTime() - start;
    }

    private static double time(long turns) {
        long start = System.nanoTime();
        sink = work(turns);
        return Math.max(1, System.nanoTime() - start);
    }

    /** A xorshift generator (Marsaglia 2003): each turn waits for the one before, nothing leaves the registers. */
    private static long work(long turns) {
        long x = turns;
        for (long turn = 0; turn < turns; turn++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
