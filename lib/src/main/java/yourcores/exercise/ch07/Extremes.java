package yourcores.exercise.ch07;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** The coldest and the warmest of many readings, found piece by piece. */
@Exercise(
        id = "07a",
        title = "the coldest and the warmest",
        minutes = 10,
        hints = {
            "Whoever combines two pieces gets two results. Which of the four numbers in them decides, for each end?",
            "Read \"Three laws\" again, on the identity: it changes nothing. With the lower of two as the operation, which"
                    + " number is never the lower one?",
            "none() is new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY); combine takes Math.min of the two"
                    + " coldest and Math.max of the two warmest."
        },
        checks = ExtremesChecks.class)
public interface Extremes {

    /** From the coldest to the warmest of some readings, in degrees. */
    record Range(double coldest, double warmest) {}

    /** The range of no readings at all: combined with any other, it changes nothing. */
    Range none();

    /** The range of one reading. */
    Range of(double degrees);

    /** The range of all readings of two pieces, each of any number of readings. */
    Range combine(Range left, Range right);
}

@Checks
final class ExtremesChecks {
    private final Extremes answer;

    ExtremesChecks(Extremes answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("a week, day after day")
    void oneAfterTheOther() {
        for (var days : List.of(
                List.of(3.5, 7.25, 5.0, 1.5, 6.5), List.of(-4.5, -1.25, -9.75), List.of(21.5), List.of(8.0, -3.5))) {
            var truth = new Extremes.Range(Collections.min(days), Collections.max(days));
            var mine = folded(days);
            assertEquals(
                    truth,
                    mine,
                    () -> "the readings " + days + " lie between " + words(truth) + ", you find " + words(mine)
                            + ": keep the lower of the two coldest and the higher of the two warmest");
        }
    }

    @Test
    @Order(2)
    @DisplayName("two halves of a season")
    void twoHalves() {
        var lot = new Random(1724);
        for (int season = 0; season < 100; season++) {
            var days = lot.ints(lot.nextInt(4, 6), -80, 80)
                    .mapToObj(halves -> halves / 2.0)
                    .toList();
            int half = days.size() / 2;
            var inOne = folded(days);
            var inTwo = combined(folded(days.subList(0, half)), folded(days.subList(half, days.size())));
            assertEquals(
                    inOne,
                    inTwo,
                    () -> "one by one the readings " + days + " lie between " + words(inOne) + ", in halves between "
                            + words(inTwo) + ": combine gets two results, not a result and a reading");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a piece without readings")
    void nothing() {
        var none = answer.none();
        assertNotNull(none, "none() is a range, too, not null");
        assertEquals(none, combined(none, none), "two pieces without readings are one without readings");
        for (double degrees : new double[] {-12.5, -0.25, 0, 0.25, 33.5, 1e9, -1e9}) {
            var one = single(degrees);
            for (var both : List.of(combined(none, one), combined(one, none))) {
                assertEquals(
                        one,
                        both,
                        () -> "a piece without readings makes " + words(both) + " of " + words(one)
                                + ", and must change nothing: which coldest is never the lower one, which warmest never"
                                + " the higher one?");
            }
        }
        for (double other : new double[] {4, -4}) {
            var truth = new Extremes.Range(Math.min(0, other), Math.max(0, other));
            for (var both : List.of(combined(single(0), single(other)), combined(single(other), single(0)))) {
                assertEquals(
                        truth,
                        both,
                        () -> "the readings 0.0 and " + other + " lie between " + words(truth) + ", you find "
                                + words(both) + ": 0 degrees is a reading; which range can no reading be?");
            }
        }
    }

    private static String words(Extremes.Range range) {
        return range.coldest() + " and " + range.warmest();
    }

    private Extremes.Range folded(List<Double> days) {
        var ranges = new ArrayList<Extremes.Range>();
        days.forEach(day -> ranges.add(single(day)));
        return ranges.stream().reduce(this::combined).orElseThrow();
    }

    private Extremes.Range single(double degrees) {
        var range = answer.of(degrees);
        assertNotNull(range, "of(" + degrees + ") is a range, not null");
        return range;
    }

    private Extremes.Range combined(Extremes.Range left, Extremes.Range right) {
        var range = answer.combine(left, right);
        assertNotNull(range, "combine returns a range, not null");
        return range;
    }
}
