package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Waits a moment for what another thread should bring about: long enough for a busy machine, short enough for a check.
 */
public final class Soon {
    static final long PATIENCE_MILLIS = 500;

    private static final long LOOK_MICROS = 200;
    private static final long TURN_MILLIS = 5;
    private static final int TURNS = 25;

    private Soon() {}

    /** Whether it happens within {@value #PATIENCE_MILLIS} milliseconds; asks again and again. */
    public static boolean happens(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return condition.getAsBoolean();
            }
            TimeUnit.MICROSECONDS.sleep(LOOK_MICROS);
        }
        return true;
    }

    /**
     * Whether it happens before long, where nobody has to wait for a time: meanwhile new tasks of the JDK's clock and its
     * common pool, and new threads, have come to their turn {@value #TURNS} times, one after the other. That is an eighth
     * of a second where the machine has nothing else to do, and on a busy one {@value #PATIENCE_MILLIS} milliseconds.
     */
    public static boolean happensAtOnce(BooleanSupplier condition) throws InterruptedException {
        var turns = new AtomicInteger();
        turn(turns);
        return happens(() -> turns.get() >= TURNS || condition.getAsBoolean()) && condition.getAsBoolean();
    }

    private static void turn(AtomicInteger turns) {
        CompletableFuture.delayedExecutor(TURN_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> Thread.startVirtualThread(() -> {
                    if (turns.incrementAndGet() < TURNS) {
                        turn(turns);
                    }
                }));
    }

    /** {@link #expect}, for what happens before long. */
    public static void expectAtOnce(BooleanSupplier condition, String orElse) throws InterruptedException {
        if (!happensAtOnce(condition)) {
            fail(orElse);
        }
    }

    /** Fails the check with these words where it does not happen. */
    public static void expect(BooleanSupplier condition, String orElse) throws InterruptedException {
        if (!happens(condition)) {
            fail(orElse);
        }
    }
}
