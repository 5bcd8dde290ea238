package yourcores.server;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How long requests took, as a whole distribution: an HdrHistogram (Gil Tene; public domain), which keeps each length
 * of time to three digits. Immutable, safe for use by any thread.
 */
public final class Latencies {
    private static final double FEWEST_BEYOND = 5;

    private final Histogram histogram;
    private final Duration mean; // the histogram's own walks an iterator that all its callers share
    private final long unfinished; // the shortest time that one of them had waited when the run ended

    Latencies(Histogram histogram, long unfinished) {
        this.histogram = histogram.copy();
        this.mean = Duration.ofNanos(Math.round(histogram.getMean()));
        this.unfinished = unfinished;
    }

    /** How many requests there were. */
    public long count() {
        return histogram.getTotalCount();
    }

    /**
     * The time within which this share of the requests had their answer; zero where there were none.
     *
     * @param percent 99 for p99
     * @throws IllegalArgumentException if that is no percentage
     */
    public Duration at(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("A percentile lies between 0 and 100, not at " + percent);
        }
        return Duration.ofNanos(histogram.getValueAtPercentile(percent));
    }

    /**
     * Whether enough requests took longer, five at least, for this percentile to say anything: p99 asks for 500
     * requests, p99.9 for 5 000.
     */
    public boolean tells(double percent) {
        return count() * (100 - percent) / 100 >= FEWEST_BEYOND - 1e-6;
    }

    /**
     * Whether this percentile is a lower bound: some of the requests that it rests on still waited when the run ended, and
     * count with the time that they had waited.
     */
    public boolean atLeast(double percent) {
        return unfinished <= histogram.getValueAtPercentile(percent);
    }

    /** The time within which half of them had their answer. */
    public Duration p50() {
        return at(50);
    }

    public Duration p99() {
        return at(99);
    }

    /** The mean; zero where there were none. */
    public Duration mean() {
        return mean;
    }

    /** The longest time of all. */
    public Duration longest() {
        return at(100);
    }
}
