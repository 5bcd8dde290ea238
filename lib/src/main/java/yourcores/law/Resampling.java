package yourcores.law;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import yourcores.figure.Interval;
import yourcores.measure.Median;

/**
 * 95 % intervals by percentile bootstrap (Efron 1979). The seed is fixed: the same samples give the same
 * interval.
 */
public final class Resampling {
    static final int DRAWS = 2000;

    private static final long SEED = 1967;
    private static final double TAIL = 0.025;

    private Resampling() {}

    public static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    /** Where median(above) / median(below) lies, for samples that were taken independently. */
    public static Interval ratioOfMedians(double[] above, double[] below) {
        return middle(draws(random -> Median.of(draw(above, random)) / Median.of(draw(below, random))));
    }

    /** A number of draws of a statistic. */
    static double[] draws(ToDoubleFunction<SplittableRandom> statistic) {
        var random = new SplittableRandom(SEED);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = statistic.applyAsDouble(random);
        }
        return draws;
    }

    /** The middle 95 % of draws. */
    static Interval middle(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        int cut = (int) Math.floor(TAIL * (sorted.length - 1));
        return new Interval(sorted[cut], sorted[sorted.length - 1 - cut]);
    }

    private static double[] draw(double[] values, SplittableRandom random) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = values[random.nextInt(values.length)];
        }
        return drawn;
    }
}
