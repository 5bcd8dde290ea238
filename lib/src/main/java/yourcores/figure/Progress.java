package yourcores.figure;

import java.time.Duration;

/**
 * Tells a waiting reader how far long work has come. Draws nothing for the first half second, so that short work
 * leaves no trace.
 *
 * <p>Thread rule: use by one thread at a time.
 */
public final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String title;
    private final long start = System.nanoTime();

    public Progress(String title) {
        this.title = title;
    }

    /**
     * Shows how much is done.
     *
     * @param done share of the work that is done, 0 to 1
     */
    public void at(double done) {
        at(done, null);
    }

    /**
     * Shows how much is done, above a first, coarse figure of the result.
     *
     * @param done share of the work that is done, 0 to 1
     * @param soFar the figure of what is known so far; {@code null} where there is none yet
     */
    public void at(double done, Figure soFar) {
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (elapsed.compareTo(PATIENCE) < 0) {
            return;
        }
        Screen.current().live(new ProgressFigure(title, Math.clamp(done, 0, 1), elapsed, soFar).figure());
    }

    /** Takes the progress off the screen; what was shown makes room for the result. */
    @Override
    public void close() {
        Screen.current().settle();
    }
}
