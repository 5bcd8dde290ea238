package yourcores.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import yourcores.figure.Interval;

/**
 * Medians, and how far they can be off: percentile bootstrap (Efron 1979) with {@value #RESAMPLES} resamples and a
 * fixed seed, so that the same samples give the same interval.
 *
 * <p>For the ratio of two medians the samples are resampled in pairs, as they were taken: what slows both samples of a
 * round alike cancels out.
 */
final class Statistics {
    static final int RESAMPLES = 2000;

    private static final long SEED = 20_250_916;
    private static final double TAIL = 0.025;

    private Statistics() {}

    /** 95 % interval of a median. */
    static Interval medianInterval(double[] values) {
        var drawn = new double[values.length];
        return percentiles(values.length, choice -> Median.inPlace(draw(values, choice, drawn)));
    }

    /** 95 % interval of median(above) / median(below), where above[i] and below[i] were taken in the same round. */
    static Interval ratioInterval(double[] above, double[] below) {
        if (above.length != below.length) {
            throw new IllegalArgumentException("Pairs need two equal numbers of samples");
        }
        var drawnAbove = new double[above.length];
        var drawnBelow = new double[below.length];
        return percentiles(
                above.length,
                choice -> Median.inPlace(draw(above, choice, drawnAbove))
                        / Median.inPlace(draw(below, choice, drawnBelow)));
    }

    /**
     * The interval of a quotient out of those of its parts, whose errors are independent: MOVER (Zou and Donner 2008) on
     * the logarithms.
     *
     * @param widening by how much wider than the parts' own level asks
     */
    static Interval quotient(double above, Interval aboves, double below, Interval belows, double widening) {
        double down = Math.hypot(Math.log(above / aboves.low()), Math.log(belows.high() / below));
        double up = Math.hypot(Math.log(aboves.high() / above), Math.log(below / belows.low()));
        double quotient = above / below;
        return new Interval(quotient * Math.exp(-widening * down), quotient * Math.exp(widening * up));
    }

    /**
     * What a variable of Student's distribution exceeds with a probability below one half: Abramowitz and Stegun (1964),
     * 26.2.23 and 26.7.5. Right to a hundredth from four degrees of freedom on.
     */
    static double student(double tail, int freedom) {
        double t = Math.sqrt(-2 * Math.log(tail));
        double z =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        double z2 = z * z;
        double first = z * (z2 + 1) / 4;
        double second = z * (3 + z2 * (16 + z2 * 5)) / 96;
        double third = z * (-15 + z2 * (17 + z2 * (19 + z2 * 3))) / 384;
        return z + (first + (second + third / freedom) / freedom) / freedom;
    }

    private static Interval percentiles(int size, ToDoubleFunction<int[]> statistic) {
        if (size == 0) {
            throw new IllegalArgumentException("No interval without samples");
        }
        var random = new SplittableRandom(SEED);
        var choice = new int[size];
        var statistics = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int i = 0; i < size; i++) {
                choice[i] = random.nextInt(size);
            }
            statistics[resample] = statistic.applyAsDouble(choice);
        }
        Arrays.sort(statistics);
        int low = (int) Math.floor(TAIL * (RESAMPLES - 1));
        return new Interval(statistics[low], statistics[RESAMPLES - 1 - low]);
    }

    private static double[] draw(double[] values, int[] choice, double[] into) {
        for (int i = 0; i < choice.length; i++) {
            into[i] = values[choice[i]];
        }
        return into;
    }
}
