package yourcores.measure;

import java.time.Duration;

/**
 * How long one figure may take, and when it is good enough to stop earlier.
 *
 * <p>The system property {@value #PROPERTY} sets the seconds for a figure, in place of {@value #FULL_SECONDS} in full
 * mode and {@value #QUICK_SECONDS} in quick mode.
 *
 * @param time from the first warm-up run to the last sample; work that is too slow for {@link Ratio#FEWEST_CLEAN}
 *     rounds in this time takes longer
 * @param fewestClean clean rounds below which sampling goes on while there is time
 * @param mostRounds rounds at which it stops
 * @param width width of the interval, as a share of the ratio, at which it stops
 */
record Budget(Duration time, int fewestClean, int mostRounds, double width) {
    static final String PROPERTY = "yourcores.budget";

    private static final double FULL_SECONDS = 5;
    private static final double QUICK_SECONDS = 0.8;

    static Budget of(boolean quick) {
        String seconds = System.getProperty(PROPERTY);
        double time = seconds != null ? Double.parseDouble(seconds) : quick ? QUICK_SECONDS : FULL_SECONDS;
        return new Budget(Duration.ofNanos((long) (time * 1e9)), 9, 61, 0.04);
    }
}
