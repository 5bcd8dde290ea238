package yourcores.measure.system;

/**
 * The machine, once it is known.
 *
 * <p>Thread rule: safe for use by any thread; others wait while one measures.
 */
final class FoundMachine {

    /** Measures how many threads run at the same time. */
    @FunctionalInterface
    interface Measuring {
        Parallelism of(int threads) throws InterruptedException;
    }

    private final Measuring measuring;
    private Machine known;

    FoundMachine(Measuring measuring) {
        this.measuring = measuring;
    }

    synchronized Machine machine() {
        if (known != null) {
            return known;
        }
        int processors = Runtime.getRuntime().availableProcessors();
        try {
            known = found(processors, measuring.of(processors));
            return known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return found(processors, Parallelism.UNKNOWN);
        }
    }

    private static Machine found(int processors, Parallelism parallelism) {
        return Machine.of(Hardware.here(), processors, parallelism, Machine.quickIsOn());
    }
}
