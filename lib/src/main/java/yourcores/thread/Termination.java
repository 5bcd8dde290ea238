package yourcores.thread;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The end of threads: waited for, or brought about by interrupts. Tells which threads go on.
 *
 * <p>Guarantee: waits no longer than it is told, whether the caller is interrupted or not; an interrupt of the caller is
 * kept.
 *
 * <p>Thread rule: safe for use by any thread but those that are to end.
 */
public final class Termination {
    private static final long LOOK_NANOS = 20_000_000;
    private static final int MOST_NAMES = 5;

    private Termination() {}

    /**
     * Waits for the end of threads.
     *
     * @param threads asked again and again: threads may start others
     * @return those that live on
     */
    public static List<Thread> await(Supplier<? extends Collection<Thread>> threads, Duration patience) {
        return await(threads, patience, false);
    }

    /**
     * Interrupts threads until they end: at each look anew, for some lose an interrupt, and others have just begun.
     *
     * @param threads as in {@link #await}
     * @return those that live on: Java has no means to end them
     */
    public static List<Thread> force(Supplier<? extends Collection<Thread>> threads, Duration patience) {
        return await(threads, patience, true);
    }

    private static List<Thread> await(
            Supplier<? extends Collection<Thread>> threads, Duration patience, boolean interrupt) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        var left = alive(threads.get());
        for (long time = patience.toNanos(); !left.isEmpty() && time > 0; time = deadline - System.nanoTime()) {
            if (interrupt) {
                left.forEach(Thread::interrupt);
            }
            try {
                left.getFirst().join(Duration.ofNanos(Math.min(time, LOOK_NANOS)));
            } catch (InterruptedException later) {
                interrupted = true;
            }
            left = alive(threads.get());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return left;
    }

    private static List<Thread> alive(Collection<Thread> threads) {
        return threads.stream().filter(Thread::isAlive).toList();
    }

    /** The names of threads, of the first five where there are more: "Ann, Bob, Cem, Dan, Eve and 2 more". */
    public static String names(Collection<Thread> threads) {
        var names = threads.stream().limit(MOST_NAMES).map(Thread::getName).collect(Collectors.joining(", "));
        return threads.size() > MOST_NAMES ? names + " and " + (threads.size() - MOST_NAMES) + " more" : names;
    }
}
