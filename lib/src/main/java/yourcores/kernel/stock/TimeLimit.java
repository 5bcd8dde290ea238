package yourcores.kernel.stock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The time that one statement may take: JJAVA_TIMEOUT. Safe for use by any thread. */
public final class TimeLimit {
    private final Duration limit = StockSettings.timeout();

    /** Does this when the time has passed, unless what is returned is cancelled before. */
    public CompletableFuture<Void> begin(Runnable late) {
        return limit == null
                ? new CompletableFuture<>()
                : CompletableFuture.runAsync(
                        late, CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS, Runnable::run));
    }
}
