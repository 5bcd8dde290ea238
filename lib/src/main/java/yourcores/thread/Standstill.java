package yourcores.thread;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Threads that are started to be looked at while they stand: {@code try (var stand = Standstill.of(names, jobs)) {
 * look(stand.threads()); }}.
 *
 * <p>Guarantee: {@link #of} returns when each of the threads waits without a time limit or has ended, after
 * {@value #MOST_MILLIS} ms in any case; {@link #close} interrupts them until they end, 2 s at most, and names those that
 * do not. What a job throws is dropped.
 *
 * <p>Thread rule: used by one thread, which is none of them.
 */
public final class Standstill implements AutoCloseable {
    private static final long MOST_MILLIS = 2_000;
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final List<Thread> threads;

    private Standstill(List<Thread> threads) {
        this.threads = threads;
    }

    /**
     * Starts a thread for each job, and waits until none of them moves.
     *
     * @param threads how the threads are made: {@code Thread.ofVirtual().name("painter ", 1)}
     */
    public static Standstill of(Thread.Builder threads, Callable<?>... jobs) throws InterruptedException {
        var stand = new Standstill(Stream.of(jobs)
                .<Thread>map(job -> threads.unstarted(new FutureTask<>(job)))
                .toList());
        try {
            stand.threads.forEach(Thread::start);
            stand.settle();
            return stand;
        } catch (InterruptedException | RuntimeException | Error stop) {
            try {
                stand.close();
            } catch (IllegalStateException liveOn) {
                stop.addSuppressed(liveOn);
            }
            throw stop;
        }
    }

    private void settle() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
        while (!stands() && System.nanoTime() - end < 0) {
            Thread.sleep(1);
        }
    }

    /** Whether each of the threads waits without a limit, for a monitor or for something else, or has ended. */
    private boolean stands() {
        return threads.stream().map(Thread::getState).allMatch(Standstill::stands);
    }

    private static boolean stands(Thread.State state) {
        return state == Thread.State.WAITING || state == Thread.State.BLOCKED || state == Thread.State.TERMINATED;
    }

    /** The threads, in the order of their jobs. */
    public List<Thread> threads() {
        return threads;
    }

    /**
     * Ends the threads by interrupts.
     *
     * @throws IllegalStateException if some live on, as one does that waits for a monitor
     */
    @Override
    public void close() {
        var left = Termination.force(() -> threads, TO_END);
        if (!left.isEmpty()) {
            throw new IllegalStateException(
                    "No interrupt ends " + Termination.names(left) + ": restart the kernel to be rid of them");
        }
    }
}
