package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final int ROUNDS = 15;
    private static final int TRIALS = 600;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void medianAgreesWithAnIndependentImplementation() {
        for (int size = 1; size <= 40; size++) {
            double[] values = samples(size, 3);
            assertEquals(new org.hipparchus.stat.descriptive.rank.Median().evaluate(values), Median.of(values), 1e-12);
        }
        assertTrue(Double.isNaN(Median.of(new double[0])));
    }

    @Test
    void medianIntervalAgreesWithOrderStatistics() {
        double[] values = samples(31, 10);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = new BinomialDistribution(31, 0.5).inverseCumulativeProbability(0.025);
        var interval = Statistics.medianInterval(values);
        assertTrue(Math.abs(Arrays.binarySearch(sorted, interval.low()) - (rank - 1)) <= 2, interval + " " + rank);
        assertTrue(Math.abs(Arrays.binarySearch(sorted, interval.high()) - (31 - rank)) <= 2, interval + " " + rank);
    }

    @Test
    void nineteenOfTwentyIntervalsHoldTheTrueRatio() {
        int hits = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            if (Statistics.ratioInterval(samples(ROUNDS, 100), samples(ROUNDS, 50))
                    .contains(2)) {
                hits++;
            }
        }
        double coverage = (double) hits / TRIALS;
        assertTrue(coverage > 0.93 && coverage < 0.99, "coverage " + coverage);
    }

    @Test
    void whatSlowsBothSamplesOfARoundAlikeCancelsOut() {
        double[] above = samples(ROUNDS, 100);
        double[] below = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            double drift = 1 + 0.05 * i;
            below[i] = above[i] / 2 * drift;
            above[i] *= drift;
        }
        assertEquals(0, Statistics.ratioInterval(above, below).width(), 1e-9);
    }

    @Test
    void sameSamplesGiveTheSameInterval() {
        double[] above = samples(ROUNDS, 100);
        double[] below = samples(ROUNDS, 50);
        assertEquals(Statistics.ratioInterval(above, below), Statistics.ratioInterval(above, below));
    }

    /** Noise as it is on real machines: a floor, and delays above it. */
    private double[] samples(int size, double floor) {
        var values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = floor * (1 - 0.02 * Math.log(1 - random.nextDouble()));
        }
        return values;
    }
}
