package yourcores.trace;

import java.util.Objects;

/**
 * A run that knows when its thread was not running: the thread calls {@link #tick} every few microseconds, and where the
 * clock has jumped meanwhile, somebody else had the processor. What is recorded are the slices in between.
 *
 * <p>Guarantee: a pause of more than {@value #SHORTEST_PAUSE_NANOS} ns between two ticks ends one slice and begins the
 * next; shorter ones are not seen. Pauses have any cause: another thread, the collector, the hypervisor.
 *
 * <p>Thread rule: for the thread that opened it.
 */
public final class Slices implements AutoCloseable {
    static final long SHORTEST_PAUSE_NANOS = 300_000;

    private final Timeline line;
    private final String what;
    private final Turns.Turn turn;
    private long last;
    private boolean closed;

    Slices(Timeline line, String what) {
        this.line = line;
        this.what = Objects.requireNonNull(what, "A run says what runs");
        turn = Turns.ofCaller().begin();
        last = line.now();
        line.record(last, Kind.RUNS, what);
    }

    /** The thread is running now. */
    public void tick() {
        if (turn.isOver()) {
            line.record(line.now(), Kind.RUNS_NO_MORE, what);
            turn.pass();
            last = line.now();
            line.record(last, Kind.RUNS, what);
            return;
        }
        recordPause();
    }

    private void recordPause() {
        long now = line.now();
        if (now - last > SHORTEST_PAUSE_NANOS) {
            line.record(last, Kind.RUNS_NO_MORE, what);
            line.record(now, Kind.RUNS, what);
        }
        last = now;
    }

    /** Ends it; once it has ended, it stays as it is. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        recordPause();
        line.record(line.now(), Kind.RUNS_NO_MORE, what);
        turn.end();
    }
}
