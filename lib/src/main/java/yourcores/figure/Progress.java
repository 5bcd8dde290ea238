package yourcores.figure;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tells a waiting reader how far long work has come, once a second at most: drawing takes time from what is
 * measured, and short work leaves no trace.
 *
 * <p>Thread rule: use by one thread at a time.
 */
public final class Progress implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String title;
    private final long start = System.nanoTime();
    private long shown = start;

    public Progress(String title) {
        this.title = title;
    }

    /**
     * Shows how much is done.
     *
     * @param done share of the work that is done, 0 to 1
     */
    public void at(double done) {
        at(done, () -> null);
    }

    /**
     * Shows how much is done, above a first, coarse figure of the result.
     *
     * @param done share of the work that is done, 0 to 1
     * @param soFar draws the figure of what is known so far, if it is time to show it; may give {@code null}
     */
    public void at(double done, Supplier<Figure> soFar) {
        long now = System.nanoTime();
        if (now - shown < PAUSE.toNanos()) {
            return;
        }
        var elapsed = Duration.ofNanos(now - start);
        Screen.current().live(new ProgressFigure(title, Math.clamp(done, 0, 1), elapsed, soFar.get()).figure());
        shown = System.nanoTime();
    }

    /** Takes the progress off the screen; what was shown makes room for the result. */
    @Override
    public void close() {
        Screen.current().settle();
    }
}
