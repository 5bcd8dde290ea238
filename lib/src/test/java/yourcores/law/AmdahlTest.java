package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import yourcores.figure.Bars;
import yourcores.figure.Curve;
import yourcores.figure.Curves;
import yourcores.figure.Interval;
import yourcores.figure.Lanes;
import yourcores.figure.Verdict;
import yourcores.measure.Ratio;
import yourcores.measure.Share;

class AmdahlTest {

    /** The worked example of the chapter, and textbook values (95 % parallel: 16 gives 9.14, the limit is 20). */
    @ParameterizedTest
    @CsvSource({"0.60,4,1.4286", "0.20,2,1.6667", "0.05,16,9.1429", "0.10,10,5.2632", "0,8,8", "1,8,1", "0.5,1,1"})
    void publishedValues(double share, double p, double speedup) {
        assertEquals(speedup, Amdahl.of(share).at(p), 1e-4);
        assertEquals(1 / speedup, Amdahl.of(share).time(p), 1e-4);
    }

    @Test
    void limitIsOneOverTheSerialShare() {
        assertEquals(20, Amdahl.of(0.05).limit(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, Amdahl.of(0).limit());
        assertEquals(20, Amdahl.of(0.05).at(1e9), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 60, Double.NaN})
    void refusesWhatIsNoShare(double share) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Amdahl.of(share));
        assertTrue(refusal.getMessage().contains("from 0 to 1"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.99, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesFewerThanOneProcessor(double p) {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> Amdahl.of(0.1).at(p));
        assertTrue(refusal.getMessage().contains("at least 1"), refusal.getMessage());
    }

    @Test
    void bandRunsFromTheLargerShareToTheSmaller() {
        var band = Amdahl.of(0.10, new Interval(0.08, 0.12)).bandAt(16).orElseThrow();
        assertEquals(Amdahl.of(0.12).at(16), band.low(), 1e-12);
        assertEquals(Amdahl.of(0.08).at(16), band.high(), 1e-12);
        assertTrue(Amdahl.of(0.10).bandAt(16).isEmpty());
    }

    @Test
    void measuredShareBecomesALawWithABand() {
        var ratio = new Ratio(0.25, new Interval(0.24, 0.26), 0.25, 9, 9, Ratio.Quality.CLEAN);
        var law = Amdahl.of(new Share("test", ratio));
        assertEquals(0.25, law.serialShare());
        assertTrue(law.known());
        assertTrue(law.bandAt(8).isPresent());
    }

    @Test
    void shareThatCouldNotBeMeasuredPromisesNothingAndSaysWhy() {
        var ratio = new Ratio(Double.NaN, null, Double.NaN, 1, 9, Ratio.Quality.BUSY);
        var law = Amdahl.of(new Share("test", ratio));
        assertFalse(law.known());
        assertTrue(Double.isNaN(law.at(4)));
        var verdict = assertInstanceOf(Verdict.class, law.figure());
        assertEquals(Verdict.Kind.CANNOT_TELL, verdict.kind());
        assertTrue(verdict.sentence().contains("other programs"), verdict.sentence());

        var against = Speedups.on(p -> p, 0.01, 1, 2, 4).against(law);
        var curves = assertInstanceOf(Curves.class, against.figure());
        assertEquals(Verdict.Kind.CANNOT_TELL, curves.verdict().kind());
        assertTrue(
                curves.verdict().sentence().contains("other programs"),
                curves.verdict().sentence());
        assertTrue(curves.curves().stream().noneMatch(curve -> curve.role() == Curve.Role.PREDICTED));
        assertEquals(3, against.findings().size());
    }

    @Test
    void figureShowsTheLimitAsABound() {
        var curves = assertInstanceOf(Curves.class, Amdahl.of(0.10).figure());
        var bound = curves.curves().stream()
                .filter(curve -> curve.role() == Curve.Role.BOUND)
                .findFirst()
                .orElseThrow();
        assertTrue(bound.points().stream().allMatch(point -> Math.abs(point.y() - 10) < 1e-9));
        assertTrue(curves.alt().contains("never more than 10"), curves.alt());
    }

    @Test
    void figureWithoutSerialShareHasNoLimit() {
        assertTrue(Amdahl.of(0).figure().alt().contains("no limit"));
    }

    @Test
    void familyHasACurveForEachShare() {
        var curves = assertInstanceOf(
                Curves.class, Amdahl.compare(0, 0.05, 0.1, 0.25).figure());
        assertEquals(
                4,
                curves.curves().stream()
                        .filter(curve -> curve.role() == Curve.Role.SERIES)
                        .count());
    }

    @Test
    void lanesEndTogetherAndOthersWaitForTheSerialPart() {
        var lanes = assertInstanceOf(Lanes.class, Amdahl.of(0.2).lanes(4).figure());
        assertEquals(4, lanes.lanes().size());
        for (var lane : lanes.lanes()) {
            assertEquals(0.4, lane.spans().getLast().to(), 1e-12);
        }
        assertEquals(Lanes.Activity.HOLDS, lanes.lanes().get(0).spans().get(0).activity());
        assertEquals(Lanes.Activity.WAITS, lanes.lanes().get(1).spans().get(0).activity());
    }

    @Test
    void eachFurtherProcessorAddsLess() {
        var bars =
                assertInstanceOf(Bars.class, Amdahl.of(0.1).gains(16).figure()).bars();
        assertEquals(15, bars.size());
        for (int i = 1; i < bars.size(); i++) {
            assertTrue(bars.get(i).value() < bars.get(i - 1).value());
        }
    }

    @Test
    void refusesLanesAndGainsThatCannotBeDrawn() {
        assertThrows(IllegalArgumentException.class, () -> Amdahl.of(0.1).lanes(0));
        assertThrows(IllegalArgumentException.class, () -> Amdahl.of(0.1).gains(1));
    }
}
