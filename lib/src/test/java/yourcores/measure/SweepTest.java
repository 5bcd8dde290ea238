package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Fakes.ratio;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Verdict;
import yourcores.figure.Verdict.Kind;
import yourcores.measure.Ratio.Quality;

class SweepTest {
    /** Promises half the number. */
    private static final Law HALF = new Law() {
        @Override
        public String name() {
            return "half";
        }

        @Override
        public double at(double n) {
            return n / 2;
        }
    };

    private static final Law DOUBTFUL = new Law() {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public double at(double n) {
            return Double.NaN;
        }

        @Override
        public Optional<String> doubt() {
            return Optional.of("nothing was measured");
        }
    };

    private static Sweep sweep(Ratio... ratios) {
        var dots = IntStream.range(0, ratios.length)
                .mapToObj(i -> new Sweep.Dot(2 << i, ratios[i]))
                .toList();
        return new Sweep("a job", "tasks", "one thread", List.of(new Sweep.Series("a pool", dots)));
    }

    private static Verdict against(Law law, Ratio... ratios) {
        return ((Curves) sweep(ratios).against(law).figure()).verdict();
    }

    @Test
    void drawsALineForEachWayAndTheBaseline() {
        var figure = (Curves) sweep(ratio(1, 0.01), ratio(2, 0.01)).figure();
        assertEquals(
                List.of("a pool", "one thread"),
                figure.curves().stream().map(c -> c.name()).toList());
        assertTrue(figure.x().logarithmic());
        assertTrue(figure.verdict().sentence().startsWith("“a pool” with 4 tasks: 2.00 [1.99, 2.01] times the speed"));
    }

    @Test
    void aSecondSweepStandsBesideAndIsNotJudged() {
        var flat = sweep(ratio(1, 0.01), ratio(1, 0.01));
        var figure = (Curves) sweep(ratio(1, 0.01), ratio(2.02, 0.02))
                .against(HALF)
                .beside(flat)
                .figure();
        assertEquals(
                List.of(Role.PREDICTED, Role.MEASURED, Role.EMULATED, Role.IDEAL),
                figure.curves().stream().map(c -> c.role()).toList());
        assertEquals(Kind.HOLDS, figure.verdict().kind());
        assertTrue(figure.verdict().sentence().contains("Beside it: a pool, with 4 tasks the speed is 1.00"));
    }

    @Test
    void otherWaysOfTheSweepStandBesideAndAreNotJudged() {
        var one = sweep(ratio(1, 0.01), ratio(2.02, 0.02)).series().getFirst();
        var other = sweep(ratio(1, 0.01), ratio(7, 0.02)).series().getFirst();
        var both = new Sweep("a job", "tasks", "one thread", List.of(one, new Sweep.Series("a crowd", other.dots())));
        var figure = (Curves) both.against(HALF).figure();
        assertEquals(
                List.of(Role.PREDICTED, Role.MEASURED, Role.MEASURED, Role.IDEAL),
                figure.curves().stream().map(c -> c.role()).toList());
        assertEquals(Kind.HOLDS, figure.verdict().kind());
        assertTrue(figure.verdict().sentence().contains("Beside it: a crowd, with 4 tasks the speed is 7.00"));
    }

    @Test
    void aPromiseIsKeptWhereAllIntervalsLieWithin() {
        assertEquals(
                Kind.HOLDS, against(HALF, ratio(1, 0.01), ratio(2.02, 0.02)).kind());
    }

    @Test
    void aPromiseIsBrokenByOneDotOutside() {
        var verdict = against(HALF, ratio(1, 0.01), ratio(1.5, 0.02));
        assertEquals(Kind.DOES_NOT_HOLD, verdict.kind());
        assertTrue(verdict.sentence()
                .contains("With 4 tasks the speed is 1.50 [1.48, 1.52]; the law promised 2.00. That is 23 to 27"
                        + " % below the law; 1 of 2"));
    }

    @Test
    void aDotAcrossTheBorderTellsNothing() {
        assertEquals(
                Kind.CANNOT_TELL, against(HALF, ratio(1, 0.01), ratio(1.9, 0.1)).kind());
    }

    @Test
    void disturbedDotsAreLeftOut() {
        assertEquals(
                Kind.HOLDS,
                against(HALF, ratio(1, 0.01), Fakes.spoilt(Quality.BUSY)).kind());
        assertEquals(Kind.CANNOT_TELL, against(HALF, Fakes.spoilt(Quality.BUSY)).kind());
        var figure = (Curves) sweep(ratio(1, 0.01), Fakes.spoilt(Quality.BUSY)).figure();
        assertEquals(1, figure.curves().getFirst().points().size());
    }

    @Test
    void whereNothingIsToldThereIsNoChartButItsSentence() {
        var nothing = sweep(Fakes.spoilt(Quality.BUSY));
        assertEquals(
                Kind.CANNOT_TELL,
                assertInstanceOf(Verdict.class, nothing.figure()).kind());
        assertInstanceOf(Curves.class, nothing.against(HALF).figure());
        assertInstanceOf(Verdict.class, nothing.against(DOUBTFUL).figure());
    }

    @Test
    void aDoubtfulLawIsNotDrawn() {
        var figure = (Curves) sweep(ratio(1, 0.01)).against(DOUBTFUL).figure();
        assertEquals(Kind.CANNOT_TELL, figure.verdict().kind());
        assertTrue(figure.curves().stream().noneMatch(curve -> curve.role() == Role.PREDICTED));
    }

    @Test
    void asksForNumbersAndLines() {
        var baseline = Variant.variant("one thread", () -> 1);
        assertThrows(IllegalArgumentException.class, () -> Bench.sweep("a job", "tasks", List.of(1), baseline));
    }
}
