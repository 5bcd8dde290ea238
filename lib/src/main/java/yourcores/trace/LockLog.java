package yourcores.trace;

import java.util.Objects;
import yourcores.figure.Showable;

/**
 * Notes of a lock that the reader builds: who waits for it longer than 5 µs, who has it, and how often it went to another
 * thread. What it shows is a timeline, as {@link Timeline} draws it.
 *
 * <p>Thread rule: safe for use by any thread, if at most one thread has the lock.
 */
public final class LockLog {
    private final Timeline line;
    private final String name;
    private volatile Thread holder;
    private volatile int turns;

    /** The last two are for whoever has the lock. */
    private Thread last;

    private Span held;

    /** @param name what is locked: "the till" */
    public LockLog(String name) {
        this.line = new Timeline(name);
        this.name = Objects.requireNonNull(name, "A lock has a name");
    }

    /** A way to get the lock: returns when the caller has it. */
    @FunctionalInterface
    public interface Taking {
        void take() throws InterruptedException;
    }

    /** Gets the lock in this way, and notes who has waited and who has it now. */
    public void take(Taking way) throws InterruptedException {
        long from = line.now();
        try {
            way.take();
        } finally {
            noteWait(from, line.now());
        }
        held = line.holds(name);
        holder = Thread.currentThread();
        if (last != holder) {
            turns++;
            last = holder;
        }
    }

    /** Notes that the caller gives it back. False where it has not got it: then there is nothing to give. */
    public boolean drop() {
        if (holder != Thread.currentThread()) {
            return false;
        }
        holder = null;
        held.close();
        return true;
    }

    /** How often the lock went to a thread other than the last one. The first time counts. */
    public int turns() {
        return turns;
    }

    /** Who waited and who had it when, under this title and the number of turns. Ask for it when the threads have joined. */
    public Showable titled(String title) {
        var figure = line.figure(title + (turns == 1 ? " (1 turn)" : " (" + turns + " turns)"), Ends.NONE);
        return () -> figure;
    }

    private void noteWait(long from, long to) {
        if (to - from >= WatchedLock.NO_WAIT_NANOS) {
            line.record(from, Kind.WAITS, name);
            line.record(to, Kind.WAITS_NO_MORE, name);
        }
    }
}
