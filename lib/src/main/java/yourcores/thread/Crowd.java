package yourcores.thread;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import yourcores.figure.Numbers;

/**
 * Threads that are started together and must end together.
 *
 * <p>Thread rule: used by one thread, which is none of them.
 */
public final class Crowd {
    private static final Duration TO_END = Duration.ofMillis(700);

    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final List<Thread> threads;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** What each of the threads does. */
    @FunctionalInterface
    public interface Work {

        /** @param number 0 for the first thread, 1 for the second, and so on */
        void run(int number) throws Exception;
    }

    /** @param names of the threads, one each */
    public Crowd(List<String> names, Work work) {
        threads = IntStream.range(0, names.size())
                .mapToObj(number ->
                        Thread.ofPlatform().daemon().name(names.get(number)).unstarted(() -> run(work, number)))
                .toList();
    }

    private void run(Work work, int number) {
        try {
            work.run(number);
        } catch (Throwable cause) {
            failed(cause);
        }
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /** Keeps the first failure, and interrupts the others: they may wait for the one that failed. */
    private void failed(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            interruptOthers();
        }
    }

    public boolean alive() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    /**
     * Waits until all threads have ended, one has failed, or the deadline has passed.
     *
     * @param deadline by the clock of {@link System#nanoTime}
     * @return false where neither has happened by then
     */
    public boolean done(long deadline) throws InterruptedException {
        while (failure.get() == null && alive()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            join(System.nanoTime() + Math.min(left, GLANCE_NANOS));
        }
        return true;
    }

    private void join(long deadline) throws InterruptedException {
        for (var thread : threads) {
            long left = deadline - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            }
        }
    }

    /** Interrupts all and waits a moment; keeps an interrupt of the caller for later. */
    public void end() {
        Termination.force(() -> threads, TO_END);
    }

    /** Throws what the first of them died of, as it is. */
    public void raiseFailure() {
        var cause = failure.get();
        if (cause != null) {
            throw Raise.as(cause);
        }
    }

    /** Which threads still run, and what they do: "Ann waits for a monitor". */
    public String stillRunning() {
        return threads.stream()
                .filter(Thread::isAlive)
                .map(thread -> thread.getName() + " " + doing(thread))
                .collect(Collectors.joining(", "));
    }

    /** What to say of threads that did not end in time. */
    public static IllegalStateException tooLong(String what, Duration most, String doing, boolean alive) {
        return new IllegalStateException(what + " did not end within " + Numbers.duration(most)
                + (doing.isEmpty() ? "" : ": " + doing)
                + (alive ? ". No interrupt ends them: restart the kernel to be rid of them" : ""));
    }

    private static String doing(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED -> "waits for a monitor";
            case WAITING, TIMED_WAITING -> "waits";
            default -> "runs";
        };
    }

    private void interruptOthers() {
        threads.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
    }
}
