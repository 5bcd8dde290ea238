package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yourcores.figure.Curves;
import yourcores.figure.Interval;
import yourcores.figure.Showable;
import yourcores.measure.Costs;

class LawsTest {

    /** Gustafson 1988: on 1024 processors serial shares of 0.4 to 0.8 % gave scaled speed-ups of 1020 to 1016. */
    @ParameterizedTest
    @CsvSource({"0.004,1020", "0.008,1016"})
    void gustafsonsPaper(double share, double scaledSpeedup) {
        assertEquals(scaledSpeedup, Gustafson.of(share).at(1024), 0.5);
    }

    @Test
    void gustafsonIsAStraightLine() {
        assertEquals(1, Gustafson.of(0.3).at(1), 1e-12);
        assertEquals(10 - 0.3 * 9, Gustafson.of(0.3).at(10), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> Gustafson.of(1.5));
    }

    @Test
    void aLawAsABoundSaysTheSameAndIsJudgedFromAbove() {
        var law = Amdahl.of(0.2, new Interval(0.19, 0.21));
        var bound = law.atMost();
        assertEquals("Amdahl, B = 0.20, as a bound", bound.name());
        assertEquals(4, bound.at(16), 1e-12);
        assertEquals(law.bandAt(16), bound.bandAt(16));
        assertTrue(bound.bound() && !law.bound());
    }

    /** Where the largest of seventeen pieces is taken last, Graham's bound is reached; where it is taken first, it is exceeded. */
    @Test
    void aLawAsTheWorstCaseIsARangeThatHoldsWhereWhoeverIsDoneTakesTheNext() {
        var law = Amdahl.of(0.2, new Interval(0.19, 0.21));
        var worst = law.atLeast();
        assertEquals("Amdahl, B = 0.20, at worst", worst.name());
        assertTrue(worst.range() && !worst.bound());
        assertEquals(law.at(4), worst.at(4), 1e-12);
        assertEquals(
                new Interval(law.bandAt(4).orElseThrow().low(), 4),
                worst.bandAt(4).orElseThrow());
        assertEquals(1 / 0.19, worst.bandAt(64).orElseThrow().high(), 1e-12);

        double[] pieces = new double[17];
        Arrays.fill(pieces, 0.05);
        pieces[16] = 0.2;
        var exact = Amdahl.of(0.2).atLeast();
        assertEquals(exact.at(4), 1 / greedy(pieces, 4), 1e-12);
        pieces[16] = 0.05;
        pieces[0] = 0.2;
        double faster = 1 / greedy(pieces, 4);
        assertTrue(exact.at(4) < faster && exact.bandAt(4).orElseThrow().contains(faster), "" + faster);
    }

    @Test
    void aWorstCaseThatCouldNotBeTimedPromisesNothing() {
        var unknown = new Amdahl(Double.NaN, null, Optional.of("the machine was busy")).atLeast();
        assertEquals(Optional.of("the machine was busy"), unknown.doubt());
        assertTrue(unknown.bandAt(4).isEmpty());
    }

    /** How long it takes where each worker takes the next piece when it is done. */
    private static double greedy(double[] pieces, int workers) {
        var done = new double[workers];
        for (double piece : pieces) {
            Arrays.sort(done);
            done[0] += piece;
        }
        return Arrays.stream(done).max().orElseThrow();
    }

    @Test
    void scalabilityWithoutCoherencyIsAmdahl() {
        for (int p = 1; p <= 64; p++) {
            assertEquals(Amdahl.of(0.07).at(p), UniversalScalability.of(0.07, 0).at(p), 1e-12);
        }
        assertEquals(Double.POSITIVE_INFINITY, UniversalScalability.of(0.07, 0).peak());
    }

    @Test
    void scalabilityPeaksWhereItsDerivativeIsZero() {
        var law = UniversalScalability.of(0.05, 0.002);
        assertEquals(Math.sqrt(0.95 / 0.002), law.peak(), 1e-12);
        assertTrue(law.at(law.peak()) > law.at(law.peak() - 0.5));
        assertTrue(law.at(law.peak()) > law.at(law.peak() + 0.5));
        assertEquals(1, UniversalScalability.of(0.9, 0.5).peak());
        assertThrows(IllegalArgumentException.class, () -> UniversalScalability.of(0.1, -0.1));
    }

    @Test
    void workAndSpanBoundTheSpeedup() {
        var law = WorkSpan.of(100, 5);
        assertEquals(20, law.parallelism());
        assertEquals(100 / (95 / 8.0 + 5), law.at(8), 1e-12);
        assertEquals(8, law.bandAt(8).orElseThrow().high(), 1e-12);
        assertEquals(20, law.bandAt(64).orElseThrow().high(), 1e-12);
        assertEquals(1, law.at(1), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> WorkSpan.of(5, 100));
    }

    /** The bound of Eager, Zahorjan and Lazowska, p A / (p + A - 1), is Brent's with A = work / span. */
    @Test
    void brentsBoundIsThatOfAverageParallelism() {
        var law = WorkSpan.of(100, 5);
        for (int p = 1; p <= 64; p++) {
            assertEquals(p * 20.0 / (p + 20 - 1), law.at(p), 1e-9);
        }
    }

    @Test
    void lockHasAKnee() {
        var law = Bottleneck.of(0.25);
        assertEquals(2, law.at(2));
        assertEquals(4, law.at(4));
        assertEquals(4, law.at(16));
        assertEquals(64, Bottleneck.of(0).at(64));
        assertThrows(IllegalArgumentException.class, () -> Bottleneck.of(Double.NaN));
    }

    @Test
    void aMeasuredLockHasABoundWithAnInterval() {
        var law = Bottleneck.of(0.5, new Interval(0.4, 0.625));
        assertEquals(new Interval(1.6, 2.5), law.bandAt(8).orElseThrow());
        assertEquals(new Interval(1.5, 1.5), law.bandAt(1.5).orElseThrow());
        assertTrue(Bottleneck.of(0.5).bandAt(8).isEmpty());
    }

    @Test
    void aPipelineHasItsKneeWhereTheSecondStageIsBusy() {
        var timed = new Costs(
                "stages",
                List.of(
                        new Costs.Row("load", 90, new Interval(80, 100)),
                        new Costs.Row("shrink", 30, new Interval(29, 31))));
        var law = Bottleneck.ofStages(timed, "load", "shrink");
        assertEquals(2, law.at(2));
        assertEquals(3, law.at(8), 1e-9);
        assertTrue(law.bandAt(8).orElseThrow().low() < 2.9
                && law.bandAt(8).orElseThrow().high() > 3.1);
        assertEquals(1, Bottleneck.ofStages(timed, "shrink", "load").at(8));
    }

    @Test
    void aBoundThatCouldNotBeTimedSaysThatItIsAssumed() {
        var timed = Bottleneck.of("a loop busy", Amdahl.of(0.2, new Interval(0.1, 0.25)), 0.5);
        assertEquals("a loop busy for 20 %", timed.name());
        assertEquals(new Interval(4, 8), timed.bandAt(8).orElseThrow());
        var unknown = new Amdahl(Double.NaN, null, Optional.of("the machine was busy"));
        var assumed = Bottleneck.of("a loop busy", unknown, 0.5);
        assertEquals("a loop busy for 50 %, assumed", assumed.name());
        assertEquals(2, assumed.at(8));
        assertTrue(assumed.bandAt(8).isEmpty());
    }

    /** The question of the chapter: 40 % on four, or 80 % on two. */
    @Test
    void offersAreComparedByTheirSpeedups() {
        var offers = Offers.of(0.40, 4).or(0.80, 2);
        assertEquals(1.43, offers.all().get(0).speedup(), 0.005);
        assertEquals(1.67, offers.all().get(1).speedup(), 0.005);
        assertTrue(offers.figure().alt().contains("80 % on 2"), offers.figure().alt());
    }

    @Test
    void ordersOfStagesDifferOnTheWayAndEndAlike() {
        var stages = Stages.of().with("read", 0.1, 2).with("decode", 0.6, 4).with("write", 0.2, 10);
        var best = stages.bestFirst().speedups();
        var worst = stages.worstFirst().speedups();
        assertEquals(1 / 0.55, best.get(1), 1e-12);
        assertEquals(1 / 0.95, worst.get(1), 1e-12);
        assertEquals(best.getLast(), worst.getLast(), 1e-12);
        assertEquals(1 / (1 - 0.05 - 0.45 - 0.18), best.getLast(), 1e-12);
    }

    @Test
    void refusesStagesOfMoreThanTheWhole() {
        var stages = Stages.of().with("read", 0.6, 2);
        assertThrows(IllegalArgumentException.class, () -> stages.with("write", 0.5, 2));
        assertThrows(IllegalArgumentException.class, () -> stages.with("read", 0.1, 2));
        assertThrows(IllegalArgumentException.class, () -> stages.with("write", 0.1, 0.5));
    }

    @Test
    void everyFigureHasWords() {
        Stream.<Showable>of(
                        Amdahl.of(0),
                        Amdahl.of(1),
                        Amdahl.of(0.1),
                        Gustafson.of(0.1),
                        WorkSpan.of(100, 1),
                        UniversalScalability.of(0.05, 0.01),
                        UniversalScalability.of(0.05, 0),
                        Bottleneck.of(0),
                        Bottleneck.of(0.25),
                        Stages.of().with("read", 0.5, 2),
                        Offers.of(0.4, 4))
                .map(Showable::figure)
                .forEach(figure -> {
                    assertTrue(!figure.alt().isBlank() && !figure.title().isBlank());
                    if (figure instanceof Curves curves) {
                        assertTrue(curves.curves().stream()
                                .noneMatch(curve -> curve.points().isEmpty()));
                    }
                });
    }

    @Test
    void equalWaitsTakeRounds() {
        var law = new EqualWaits(26);
        assertEquals(1, law.at(1));
        assertEquals(26 / 7.0, law.at(4));
        assertEquals(law.at(9), law.at(10));
        assertEquals(13, law.at(25.5));
        assertEquals(26, law.at(26));
        assertThrows(IllegalArgumentException.class, () -> new EqualWaits(0));
    }
}
