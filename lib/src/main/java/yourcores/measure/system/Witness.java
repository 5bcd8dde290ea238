package yourcores.measure.system;

import java.util.concurrent.CountDownLatch;
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
        long turns = FIRST_TURNS;
        double nanos = time(turns);
        while (nanos < 1e6 * MILLIS) {
            turns = (long) Math.ceil(turns * Math.clamp(1.05e6 * MILLIS / nanos, 1.05, 8));
            nanos = time(turns);
        }
        return new Witness(processors, turns);
    }

    /** @throws InterruptedException at once; the threads end by themselves within the time of a look */
    public Look look() throws InterruptedException {
        return new Look(turns / time(turns), processors * turns / together());
    }

    private double together() throws InterruptedException {
        var go = new CountDownLatch(1);
        var threads = IntStream.range(0, processors)
                .mapToObj(number -> Thread.ofPlatform().daemon().name("witness-" + number).start(() -> {
                    try {
                        go.await();
                        sink = work(turns);
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt(); // nobody looks any more
                    }
                }))
                .toList();
        long start = System.nanoTime();
        go.countDown();
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
