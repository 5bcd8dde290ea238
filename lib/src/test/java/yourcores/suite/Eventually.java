package yourcores.suite;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What becomes true a little later: somebody else has to see it first. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Eventually() {}

    /** Looks again until it is so; fails where that takes half a minute. */
    public static void holds(BooleanSupplier condition) throws InterruptedException {
        holds("this", condition);
    }

    /** @param what in words, for the message */
    public static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(what + " is not so after " + LIMIT.toSeconds() + " seconds");
            }
            Thread.sleep(2);
        }
    }
}
