package yourcores.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How tasks ended.
 *
 * @param failures exceptions in words, one for each task that failed
 * @param cancelled how many were cancelled
 * @param unfinished how many were not done in time
 */
record Ends(List<String> failures, int cancelled, int unfinished) {
    static final Ends NONE = new Ends(List.of(), 0, 0);

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Waits for all of them, bounded. */
    static Ends of(Collection<? extends Future<?>> tasks) {
        return of(tasks, PATIENCE_NANOS);
    }

    static Ends of(Collection<? extends Future<?>> tasks, long patience) {
        long deadline = System.nanoTime() + patience;
        for (var task : tasks) {
            try {
                task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            } catch (ExecutionException | CancellationException | TimeoutException told) {
                // Told below: the task's state says which.
            }
        }
        var failures = new ArrayList<String>();
        int cancelled = 0;
        int unfinished = 0;
        for (var task : tasks) {
            switch (task.state()) {
                case FAILED -> failures.add(Failures.words(task.exceptionNow()));
                case CANCELLED -> cancelled++;
                case RUNNING -> unfinished++;
                case SUCCESS -> {}
            }
        }
        return new Ends(List.copyOf(failures), cancelled, unfinished);
    }
}
