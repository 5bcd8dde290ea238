package yourcores.trace;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import tech.tablesaw.api.Table;
import yourcores.figure.Figure;
import yourcores.figure.Showable;

/**
 * Records which thread did what when: runs, waits (for what, for whom), holds, and moments. A few explicit calls record;
 * the figure has a lane for each thread that recorded something, virtual threads too.
 *
 * <p>Who waits for whom: a thread that waits for something waits for the thread that holds what has the same name. Give
 * two locks two names.
 *
 * <p>Guarantee: recording takes less than 200 ns and 64 bytes an event on a machine of 2020 or later ({@code make
 * bench} measures it) and no lock. After {@value #MOST_EVENTS} events recording stops, and the figure says so.
 *
 * <p>Thread rule: safe for use by any thread. Times are those of {@link System#nanoTime}.
 */
public final class Timeline implements Showable {
    static final long MOST_EVENTS = 1 << 20;

    private final String title;
    private final long start = System.nanoTime();
    private final AtomicLong room = new AtomicLong(MOST_EVENTS);
    private final ConcurrentLinkedQueue<Log> logs = new ConcurrentLinkedQueue<>();

    /** Weak, because a thread forgets its thread-locals late: a timeline that nobody needs takes its logs with it. */
    private final ThreadLocal<WeakReference<Log>> mine = ThreadLocal.withInitial(this::open);

    public Timeline(String title) {
        this.title = Objects.requireNonNull(title, "A timeline has a title");
    }

    /**
     * The same work, recorded as a run of the thread that calls it. An exception that it throws makes a failed bar, and
     * goes on to the caller.
     */
    public <T> Callable<T> task(String name, Callable<T> work) {
        Objects.requireNonNull(work, "A task has work");
        return () -> {
            record(Kind.RUNS, name);
            T result;
            try {
                result = work.call();
            } catch (Throwable failure) {
                record(Kind.FAILED, Failures.words(failure));
                throw failure;
            }
            record(Kind.RUNS_NO_MORE, name);
            return result;
        };
    }

    /** The same work, recorded as a run of the thread that runs it; see {@link #task(String, Callable)}. */
    public Runnable task(String name, Runnable work) {
        Objects.requireNonNull(work, "A task has work");
        return () -> {
            record(Kind.RUNS, name);
            try {
                work.run();
            } catch (Throwable failure) {
                record(Kind.FAILED, Failures.words(failure));
                throw failure;
            }
            record(Kind.RUNS_NO_MORE, name);
        };
    }

    /**
     * The same lock, recorded: who holds it, and who waits for it longer than 5 µs. Its conditions are
     * recorded too. Use the lock that this returns, and no longer the one handed in.
     *
     * @param name what is locked: "the till"
     */
    public Lock watch(String name, Lock lock) {
        return new WatchedLock(
                this,
                Objects.requireNonNull(name, "A watched lock has a name"),
                Objects.requireNonNull(lock, "There is no lock to watch"));
    }

    /** The thread runs this until the span is closed: {@code try (var _ = line.runs("resize")) {...}}. */
    public Span runs(String what) {
        return begin(Kind.RUNS, what);
    }

    /** As {@link #runs}, without the pauses in which the thread had no processor; see {@link Slices}. */
    public Slices slices(String what) {
        return new Slices(this, what);
    }

    /** The thread waits for this until the span is closed; it waits for whoever {@linkplain #holds holds} it. */
    public Span waits(String forWhat) {
        return begin(Kind.WAITS, forWhat);
    }

    /** The thread holds this until the span is closed. */
    public Span holds(String what) {
        return begin(Kind.HOLDS, what);
    }

    /** Marks this moment. */
    public void mark(String what) {
        record(Kind.MARK, what);
    }

    /**
     * Waits until the tasks are done, 10 s at most, then tells what happened. Tasks that failed, were cancelled or are
     * not done are named under the figure. An interrupt ends the waiting, and stays set.
     */
    public Showable after(Collection<? extends Future<?>> tasks) {
        var ends = Ends.of(tasks);
        var figure = figure(ends);
        return () -> figure;
    }

    /** What was recorded so far. Ask for it when the threads have joined. */
    @Override
    public Figure figure() {
        return figure(Ends.NONE);
    }

    /**
     * What was recorded so far as a table, to sort, filter, join or save: a row for each span, times in one unit.
     * Unlike the figure it leaves out nothing that was recorded.
     */
    public Table table() {
        return TimelineTable.of(TimelineFigure.whole(title, List.copyOf(logs), now()));
    }

    private Figure figure(Ends ends) {
        return figure(title, ends);
    }

    /** What was recorded so far, under another title. */
    Figure figure(String title, Ends ends) {
        long now = now();
        return TimelineFigure.of(title, List.copyOf(logs), now, ends, room.get() < 0);
    }

    Span begin(Kind kind, String what) {
        record(kind, what);
        return new Span(this, kind, what);
    }

    void record(Kind kind, String words) {
        record(now(), kind, Objects.requireNonNull(words, "An event says what happens"));
    }

    /** @param at not before what the thread has recorded last */
    void record(long at, Kind kind, String words) {
        log().add(at, kind, words);
    }

    long now() {
        return System.nanoTime() - start;
    }

    Log log() {
        return mine.get().get();
    }

    private WeakReference<Log> open() {
        var log = new Log(Thread.currentThread(), room);
        logs.add(log);
        return new WeakReference<>(log);
    }
}
