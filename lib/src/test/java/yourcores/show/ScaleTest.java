package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Axis;
import yourcores.show.Scale.Start;

class ScaleTest {
    private static final Axis LINEAR = Axis.of("shared by", "workers");
    private static final Axis LOGARITHMIC = Axis.logarithmic("shared by", "workers");

    private static List<String> labels(Scale scale) {
        return scale.ticks().stream().map(Scale.Tick::label).toList();
    }

    @Test
    void workersAreLabelledByPowersOfTwo() {
        assertEquals(
                List.of("1", "2", "4", "8", "16"), labels(Scale.of(LOGARITHMIC, 1, 16, Start.NEAR_VALUES, true, 11)));
        assertEquals(List.of("1", "2"), labels(Scale.of(LOGARITHMIC, 1, 1, Start.NEAR_VALUES, true, 11)));
        assertEquals(List.of("0.5", "1", "2"), labels(Scale.of(LOGARITHMIC, 0.5, 3, Start.NEAR_VALUES, false, 11)));
    }

    @Test
    void greatRangesAreLabelledByPowersOfTen() {
        assertEquals(
                List.of("0.001", "0.1", "10", "1\u202f000"),
                labels(Scale.of(LOGARITHMIC, 0.001, 2000, Start.NEAR_VALUES, false, 4)));
    }

    @Test
    void workersAreWholeOnALinearAxis() {
        assertEquals(List.of("0", "1", "2"), labels(Scale.of(LINEAR, 1, 2, Start.ZERO, true, 11)));
        assertEquals(
                List.of("0", "10", "20", "30", "40", "50", "60"),
                labels(Scale.of(LINEAR, 1, 64, Start.ZERO, true, 11)));
    }

    @Test
    void aMeasuredAxisStartsAtZeroAndHoldsItsGreatestValue() {
        var scale = Scale.of(LINEAR, 1.2, 1.9, Start.ZERO_WITH_ROOM, false, 7);
        assertEquals(0, scale.share(0), 1e-12);
        assertTrue(scale.share(1.9) < 1);
    }

    @Test
    void valuesWithoutAPlaceAreRefusedByName() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> Scale.of(LOGARITHMIC, 0, 4, Start.NEAR_VALUES, false, 7));
        assertTrue(refused.getMessage().contains("shared by"), refused.getMessage());
    }

    @Test
    void numbersShowTheDigitsThatCount() {
        assertEquals("1.94", Digits.of(1.9432));
        assertEquals("0.5", Digits.of(0.5));
        assertEquals("1.00", Digits.measured(1));
        assertEquals("0.00123", Digits.of(0.0012345));
        assertEquals("12\u202f346", Digits.of(12345.6));
        assertEquals("1.00e-09", Digits.of(1e-9));
        assertEquals("∞", Digits.of(Double.POSITIVE_INFINITY));
        assertEquals("0.10", Digits.onAxis(0.1, 0.05));
        assertEquals("0", Digits.onAxis(-1e-17, 1));
    }
}
