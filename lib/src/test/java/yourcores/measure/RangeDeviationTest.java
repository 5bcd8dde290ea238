package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yourcores.figure.Interval;
import yourcores.measure.RangeDeviation.Place;

class RangeDeviationTest {
    private static final Interval BAND = new Interval(1.58, 2);

    private static Place place(double measured, double error) {
        return new RangeDeviation(measured, new Interval(measured - error, measured + error), BAND).place();
    }

    @Test
    void aLittleBelowIsExcusedWhetherOrNotTheIntervalReachesTheRange() {
        assertEquals(Place.HARDLY_BELOW, place(1.55, 0.02));
        assertEquals(Place.HARDLY_BELOW, place(1.57, 0.02));
        assertEquals(Place.AT_AN_END, place(1.59, 0.02));
        assertEquals(Place.INSIDE, place(1.61, 0.02));
        assertEquals(Place.OUTSIDE, place(1.5, 0.02));
    }

    @Test
    void aWideIntervalTellsNothing() {
        assertEquals(Place.OPEN, place(1.55, 0.1));
        assertEquals(Place.OPEN, place(1.8, 0.5));
    }

    @Test
    void aboveNothingIsExcused() {
        assertEquals(Place.AT_AN_END, place(1.99, 0.02));
        assertEquals(Place.OPEN, place(2.01, 0.02));
        assertEquals(Place.OUTSIDE, place(2.03, 0.02));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.02, 0.04, 0.08, 0.15, 0.3})
    void fromBelowANearerValueIsNeverJudgedWorse(double error) {
        for (int hundredths = 101; hundredths <= 179; hundredths++) {
            var farther = place((hundredths - 1) / 100.0, error);
            var nearer = place(hundredths / 100.0, error);
            assertTrue(nearer.compareTo(farther) <= 0, hundredths + ": " + nearer + " after " + farther);
        }
    }
}
