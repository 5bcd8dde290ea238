package yourcores.exercise;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A promise that the check keeps. Who waits for it longer than {@link Call#comesBack} watches a call is seen to wait, and
 * nobody has to wait until that time is over.
 *
 * <p>Thread rule: safe for use by all threads.
 */
public final class Promise<T> extends CompletableFuture<T> {

    /** Whether a call that waits so long has not come back when {@link Call#comesBack} gives up. */
    public static boolean isLong(long time, TimeUnit unit) {
        return unit.toNanos(time) > Call.PAUSE_NANOS;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Promise<>();
    }

    @Override
    public T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return isLong(time, unit) ? hold(time, unit) : super.get(time, unit);
    }

    private T hold(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return super.get(time, unit);
    }
}
