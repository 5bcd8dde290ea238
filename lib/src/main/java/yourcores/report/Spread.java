package yourcores.report;

import java.util.Arrays;
import yourcores.figure.Interval;

/**
 * The middle of some numbers, and how far they scatter round it, both such that a few far ones do not move them: the
 * median, and the median distance from it, times 1.4826 so that of normal numbers it is the standard deviation.
 *
 * <p>Source: F. R. Hampel, The influence curve and its role in robust estimation, JASA 69 (1974).
 */
record Spread(double median, double scatter, int size) {
    /** With fewer numbers there is no class to lie outside of. */
    static final int FEWEST = 7;

    private static final double NORMAL = 1.4826;
    private static final double FAR = 3.5;
    /** Closer than this to the middle nothing is worth a word, however alike the others are. */
    private static final double CLOSE = 0.10;

    static Spread of(double... numbers) {
        double middle = middle(numbers);
        double[] distances =
                Arrays.stream(numbers).map(number -> Math.abs(number - middle)).toArray();
        return new Spread(middle, NORMAL * middle(distances), numbers.length);
    }

    /** Whether all of it lies far from the middle. */
    boolean outside(Interval number) {
        double far = Math.max(FAR * scatter, CLOSE * median);
        return size >= FEWEST && (number.high() < median - far || number.low() > median + far);
    }

    private static double middle(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
