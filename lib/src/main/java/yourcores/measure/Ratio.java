package yourcores.measure;

import yourcores.figure.Interval;

/**
 * How two interleaved variants compare: median time of the baseline divided by median time of the other.
 *
 * @param median ratio of the medians of the clean samples; {@code NaN} where the quality is not {@code CLEAN}
 * @param interval 95 % percentile-bootstrap interval of that ratio; {@code null} where the quality is not
 *     {@code CLEAN}
 * @param ofMinima ratio of the fastest samples, a second opinion
 * @param kept rounds in which the samples of both variants were clean
 * @param taken all rounds; one counts twice where a disturbed sample was taken again
 */
public record Ratio(double median, Interval interval, double ofMinima, int kept, int taken, Quality quality) {

    /** A ratio of fewer clean rounds is no ratio. */
    public static final int FEWEST_CLEAN = 5;

    /** Whether there is a number at all. */
    public boolean clean() {
        return quality == Quality.CLEAN;
    }

    public enum Quality {
        CLEAN,
        /** Too few samples ran without other programs taking the processor away. */
        BUSY,
        /** The meter did not see the threads that did the work. */
        UNMETERED
    }
}
