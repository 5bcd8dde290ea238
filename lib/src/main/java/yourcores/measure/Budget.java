package yourcores.measure;

import java.time.Duration;

/**
 * How long one figure may take, and when it is good enough to stop earlier.
 *
 * <p>The system property {@value #PROPERTY} sets the seconds for a figure, in place of {@value #FULL_SECONDS} for a
 * curve, {@value #SECONDS_A_VARIANT} a variant where it has many, {@value #MOST_SECONDS} at most, and
 * {@value #COMPARISON_SECONDS} for a comparison in full mode, {@value #QUICK_SECONDS} in quick mode. A curve is held
 * against a law, to a few hundredths, and at all its points at once; a comparison says which way is faster, and a chart
 * may hold many.
 *
 * @param time from the first warm-up run to the last sample; work that is too slow for {@link Ratio#FEWEST_CLEAN}
 *     rounds in this time takes longer
 * @param sample shorter work is run as often as comes closest to this time
 * @param fewestClean clean rounds below which sampling goes on while there is time
 * @param mostRounds rounds at which it stops
 * @param width width of the interval, as a share of the ratio, at which it stops
 */
record Budget(Duration time, Duration sample, int fewestClean, int mostRounds, double width) {
    static final String PROPERTY = "yourcores.budget";

    private static final double FULL_SECONDS = 5;
    private static final double SECONDS_A_VARIANT = 1.25;
    private static final double MOST_SECONDS = 12.5;
    private static final double COMPARISON_SECONDS = 2.5;
    private static final double QUICK_SECONDS = 0.4;
    private static final Duration SAMPLE = Duration.ofMillis(60);
    private static final Duration QUICK_SAMPLE = Duration.ofMillis(25);

    static Budget of(int variants, boolean quick) {
        return quick ? quick() : lasting(Math.clamp(SECONDS_A_VARIANT * variants, FULL_SECONDS, MOST_SECONDS), SAMPLE);
    }

    static Budget ofComparison(boolean quick) {
        return quick ? quick() : lasting(COMPARISON_SECONDS, SAMPLE);
    }

    private static Budget quick() {
        return lasting(QUICK_SECONDS, QUICK_SAMPLE);
    }

    private static Budget lasting(double usually, Duration sample) {
        String seconds = System.getProperty(PROPERTY);
        double time = seconds != null ? Double.parseDouble(seconds) : usually;
        return new Budget(Duration.ofNanos((long) (time * 1e9)), sample, 9, 61, 0.04);
    }
}
