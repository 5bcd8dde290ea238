package yourcores.trace;

/**
 * Something a thread does from one moment to another; {@link #close} ends it.
 *
 * <p>Thread rule: close it on the thread that opened it.
 */
public final class Span implements AutoCloseable {
    private final Timeline line;
    private final Kind kind;
    private final String what;

    Span(Timeline line, Kind kind, String what) {
        this.line = line;
        this.kind = kind;
        this.what = what;
    }

    @Override
    public void close() {
        line.record(kind.end(), what);
    }
}
