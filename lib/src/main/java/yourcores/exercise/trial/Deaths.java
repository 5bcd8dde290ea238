package yourcores.exercise.trial;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import yourcores.exercise.FailureWords;

/**
 * What threads of an answer died of: kept for the report instead of a trace on the screen. While it is open, virtual
 * threads report here too; all others go on reporting where they did.
 *
 * <p>Thread rule: open and close by one thread, the rest by any.
 */
final class Deaths implements UncaughtExceptionHandler, AutoCloseable {
    private final AtomicReference<String> first = new AtomicReference<>();
    private final UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final UncaughtExceptionHandler ours = this::ofAnyThread;

    Deaths() {
        Thread.setDefaultUncaughtExceptionHandler(ours);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        if (!(cause instanceof Printed.Over)) {
            first.compareAndSet(null, "a thread died: " + FailureWords.of(cause));
        }
    }

    private void ofAnyThread(Thread thread, Throwable cause) {
        if (thread.isVirtual()) {
            uncaughtException(thread, cause);
        } else if (before != null) {
            before.uncaughtException(thread, cause);
        } else {
            cause.printStackTrace();
        }
    }

    /** The first one, in words. */
    Optional<String> first() {
        return Optional.ofNullable(first.get());
    }

    @Override
    public void close() {
        if (Thread.getDefaultUncaughtExceptionHandler() == ours) {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
