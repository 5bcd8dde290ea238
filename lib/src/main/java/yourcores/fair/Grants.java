package yourcores.fair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import yourcores.figure.Numbers;
import yourcores.thread.Crowd;

/**
 * Counts who gets how many turns at something that not all can have at once: a lock, a room, a worker, a processor.
 * Threads ask for it again and again, in closed loops: who has had a turn asks for the next one.
 *
 * {@snippet :
 * var lock = new ReentrantLock(true);
 * show(Grants.count("four threads, one lock", 1_000).loop(4, "thread", turn -> {
 *     lock.lockInterruptibly();
 *     try { turn.begins(); work(); } finally { lock.unlock(); }
 * }).run());
 * }
 *
 * <p>Guarantee: the threads leave together, and who gets a first turn keeps it until each of the others has asked for
 * one. A wait is told in turns that others began meanwhile, so no clock decides; one that still goes on at the end
 * counts, too. The end is when so many turns have been counted, or so long after the first: the threads are interrupted
 * then, and have ended when {@link #run} returns.
 *
 * <p>Errors: what a loop throws comes out of {@link #run} as it is. {@link IllegalStateException} where the turns are not
 * taken within {@value #LIMIT_SECONDS} seconds, or a thread does not end.
 *
 * <p>Thread rule: immutable; {@link #run} works on threads of its own and is to be called by a thread that is none of
 * them.
 */
public final class Grants {
    static final int LIMIT_SECONDS = 10;

    private static final int MOST_THREADS = 1_024;
    private static final Duration LIMIT = Duration.ofSeconds(LIMIT_SECONDS);

    private final String title;
    private final long goal;
    private final Duration length;
    private final List<Looping> loops;

    /** One round of a thread: it asks, waits, says {@link Turn#begins}, uses what it got, and gives it back. */
    @FunctionalInterface
    public interface Loop {
        void run(Turn turn) throws Exception;
    }

    /**
     * A thread to be.
     *
     * @param kind what it is one of: "reader"
     */
    record Looping(String name, String kind, Loop loop) {}

    private Grants(String title, long goal, Duration length, List<Looping> loops) {
        this.title = Objects.requireNonNull(title, "What is counted has a title");
        this.goal = goal;
        this.length = length;
        this.loops = List.copyOf(loops);
    }

    /**
     * Counts until so many turns have been taken.
     *
     * @throws IllegalArgumentException if there is not even one
     */
    public static Grants count(String title, long turns) {
        if (turns < 1) {
            throw new IllegalArgumentException("At least one turn is to be counted, not " + turns);
        }
        return new Grants(title, turns, LIMIT, List.of());
    }

    /**
     * Counts for so long.
     *
     * @throws IllegalArgumentException if that is no time, or more than {@value #LIMIT_SECONDS} seconds
     */
    public static Grants during(String title, Duration length) {
        if (!length.isPositive() || length.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException("Turns are counted for some time, " + LIMIT_SECONDS
                    + " seconds at most, not for " + Numbers.duration(length));
        }
        return new Grants(title, Long.MAX_VALUE, length, List.of());
    }

    /**
     * More threads, each of which goes through this loop again and again.
     *
     * @param name of the thread; several are "reader 1", "reader 2" and so on
     * @throws IllegalArgumentException if there is none, or more than {@value #MOST_THREADS} in all
     */
    public Grants loop(int threads, String name, Loop loop) {
        if (threads < 1 || loops.size() + threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "There is at least one thread, and at most " + MOST_THREADS + ", not " + threads);
        }
        Objects.requireNonNull(loop, "A loop is to be run");
        var more = new ArrayList<>(loops);
        IntStream.rangeClosed(1, threads)
                .mapToObj(number -> new Looping(threads == 1 ? name : name + " " + number, name, loop))
                .forEach(more::add);
        return new Grants(title, goal, length, more);
    }

    /**
     * Runs all loops until the end.
     *
     * @throws InterruptedException if the caller is interrupted; the threads have ended, too
     * @throws IllegalStateException if there is nobody, the turns are not taken in time, or a thread does not end
     */
    public Shares run() throws InterruptedException {
        if (loops.isEmpty()) {
            throw new IllegalStateException("Nobody takes turns: add a loop");
        }
        var ledger = new Ledger(loops.size(), goal);
        var crowd = new Crowd(
                loops.stream().map(Looping::name).toList(),
                number -> ledger.keep(number, loops.get(number).loop()));
        var late = "";
        try {
            crowd.start();
            boolean begun = ledger.awaitBegin(LIMIT);
            if (!ledger.await(length) && goal < Long.MAX_VALUE || !begun) {
                late = crowd.stillRunning();
            }
        } finally {
            ledger.end();
            crowd.end();
        }
        crowd.raiseFailure();
        if (crowd.alive()) {
            throw Crowd.tooLong("\"" + title + "\"", length, crowd.stillRunning(), true);
        }
        var shares = ledger.shares(title, loops);
        if (!late.isEmpty()) {
            throw new IllegalStateException("Only " + shares.turns()
                    + (goal < Long.MAX_VALUE ? " of " + goal : "") + " turns were taken within "
                    + Numbers.duration(LIMIT) + ": " + late);
        }
        return shares;
    }
}
