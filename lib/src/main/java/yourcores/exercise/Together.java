package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs an answer on several platform threads that leave the start line together, and waits for their end.
 *
 * <p>Guarantee: returns or throws within a second, within two where the machine is too busy to run the threads; an
 * interrupt ends it earlier. What a thread throws is thrown here, the first of several; threads that do not end fail the
 * check and are interrupted.
 */
public final class Together {
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int SPINS_BEFORE_YIELD = 1_000;

    /** What each thread does. */
    @FunctionalInterface
    public interface Work {

        /** @param number 0 for the first thread, 1 for the second, and so on */
        void run(int number) throws Exception;
    }

    /** A thread of the check, not of the answer that it calls. */
    public static final class Caller extends Thread {
        Caller(String name, Runnable work) {
            super(work, name);
            setDaemon(true);
        }
    }

    private Together() {}

    /** Runs the work once on each of so many threads. */
    public static void run(int threads, Work work) throws Exception {
        var thrown = new AtomicReference<Throwable>();
        var missing = new AtomicInteger(threads);
        var crew = new ArrayList<Thread>(threads);
        for (int i = 0; i < threads; i++) {
            int number = i;
            crew.add(new Caller("caller " + (i + 1), () -> {
                try {
                    line(missing);
                    work.run(number);
                } catch (Throwable failure) {
                    thrown.compareAndSet(null, failure);
                }
            }));
        }
        try {
            crew.forEach(Thread::start);
            var stuck = stuck(crew);
            rethrow(thrown.get());
            if (!stuck.isEmpty()) {
                fail(stuck.size() + " of " + threads + " threads that called your code together did not come back; of "
                        + stuck.getFirst().thread().getName() + ": " + Hang.words(stuck.getFirst()));
            }
        } finally {
            crew.forEach(Thread::interrupt);
        }
    }

    private static void line(AtomicInteger missing) throws InterruptedException {
        missing.decrementAndGet();
        for (int spins = 0; missing.get() > 0; spins++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("not all came to the start line");
            }
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    /** Those that do not end. */
    private static List<ProcessorTime> stuck(List<Thread> crew) throws InterruptedException {
        var times = crew.stream().map(ProcessorTime::of).toList();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        join(crew, deadline);
        if (times.stream().anyMatch(ProcessorTime::isTaken)) {
            join(crew, deadline + PATIENCE_NANOS);
        }
        return times.stream().filter(time -> time.thread().isAlive()).toList();
    }

    private static void join(List<Thread> crew, long deadline) throws InterruptedException {
        for (var thread : crew) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
        }
    }

    static void rethrow(Throwable failure) throws Exception {
        switch (failure) {
            case null -> {}
            case Exception exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
