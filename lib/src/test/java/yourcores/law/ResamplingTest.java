package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    private final double[] normal =
            new SplittableRandom(5).doubles(999).map(d -> Math.sqrt(d) + 1).toArray();

    @Test
    void middleAgreesWithPercentiles() {
        var middle = Resampling.middle(normal);
        assertEquals(new Percentile(2.5).evaluate(normal), middle.low(), 0.01);
        assertEquals(new Percentile(97.5).evaluate(normal), middle.high(), 0.01);
    }

    @Test
    void sameSamplesGiveTheSameInterval() {
        double[] above = {10, 11, 12, 10.5, 10.7};
        double[] below = {5, 5.1, 5.2, 4.9, 5};
        var interval = Resampling.ratioOfMedians(above, below);
        assertEquals(interval, Resampling.ratioOfMedians(above, below));
        assertTrue(interval.contains(10.7 / 5));
    }
}
