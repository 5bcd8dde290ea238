package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits a moment for what another thread should bring about: long enough for a busy machine, short enough for a check.
 */
public final class Soon {
    static final long PATIENCE_MILLIS = 500;

    private static final long LOOK_MICROS = 200;

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

    /** Fails the check with these words where it does not happen. */
    public static void expect(BooleanSupplier condition, String orElse) throws InterruptedException {
        if (!happens(condition)) {
            fail(orElse);
        }
    }
}
