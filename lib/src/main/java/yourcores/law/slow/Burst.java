package yourcores.law.slow;

/**
 * The real work of a slow-motion core: arithmetic that the compiler cannot leave out, for one part in
 * {@value #STRETCH} of the time it is said to take.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Burst {
    static final int STRETCH = 80;

    private static final int TRIAL_STEPS = 50_000;
    private static final int TRIALS = 40;

    private final double stepsPerNano;
    private volatile long sink;

    private Burst() {
        long fastest = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            long start = System.nanoTime();
            sink = compute(TRIAL_STEPS);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        stepsPerNano = (double) TRIAL_STEPS / Math.max(1, fastest);
    }

    /** Sized once for the life of the virtual machine; takes a few milliseconds. */
    static Burst sized() {
        return Holder.BURST;
    }

    /** Works for the real part of a stretch of slow-motion time. */
    void run(long slowNanos) {
        sink = compute((long) (slowNanos * stepsPerNano / STRETCH));
    }

    private static long compute(long steps) {
        long value = steps;
        for (long step = 0; step < steps; step++) {
            value = value * 6364136223846793005L + 1442695040888963407L;
        }
        return value;
    }

    private static final class Holder {
        static final Burst BURST = new Burst();
    }
}
