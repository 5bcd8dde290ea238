package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Fakes.ratio;
import static yourcores.measure.Fakes.speedup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Interval;
import yourcores.figure.Point;
import yourcores.figure.Verdict.Kind;
import yourcores.measure.Ratio.Quality;

class AgainstLawTest {
    private static final Law LAW = Fakes.law(0.02);

    private static void judges(Kind kind, String part, Speedup speedup) {
        var verdict = speedup.against(LAW).verdict();
        assertEquals(kind, verdict.kind(), verdict.sentence());
        assertTrue(verdict.sentence().contains(part), verdict.sentence());
    }

    @Test
    void holdsWithinTheMargin() {
        judges(
                Kind.HOLDS,
                "With 2 workers the program ran 1.94 times as fast [1.92, 1.96]; the law promised 1.96. "
                        + "The law holds within 5 %. 30 of 31 rounds",
                speedup(2, ratio(1.94, 0.02)));
    }

    @Test
    void doesNotHoldAndSaysHowMuch() {
        judges(Kind.DOES_NOT_HOLD, "It ran 24 % slower", speedup(2, ratio(1.5, 0.02)));
        judges(Kind.DOES_NOT_HOLD, "faster", speedup(2, ratio(2.2, 0.02)));
    }

    @Test
    void aWideIntervalTellsNothing() {
        judges(Kind.CANNOT_TELL, "lies across the border of 5 %", speedup(2, ratio(1.9, 0.2)));
    }

    @Test
    void theLawsOwnBandWidensTheMargin() {
        assertEquals(Kind.HOLDS, judged(law(0.92), 1.8));
    }

    @Test
    void aVaguePromiseIsNeitherKeptNorBroken() {
        assertEquals(Kind.CANNOT_TELL, judged(law(0.8), 1.7));
        assertEquals(Kind.DOES_NOT_HOLD, judged(law(0.8), 1.2));
    }

    @Test
    void aBoundIsKeptByWhateverStaysBelow() {
        Law bound = new Law() {
            @Override
            public String name() {
                return "bound";
            }

            @Override
            public double at(double p) {
                return p;
            }

            @Override
            public boolean bound() {
                return true;
            }
        };
        assertEquals(Kind.HOLDS, judged(bound, 1.2));
        assertEquals(Kind.DOES_NOT_HOLD, judged(bound, 2.3));
    }

    private static Kind judged(Law law, double measured) {
        return speedup(2, ratio(measured, 0.02)).against(law).verdict().kind();
    }

    /** A law that is known from a share of its value up. */
    private static Law law(double lowest) {
        return new Law() {
            @Override
            public String name() {
                return "known from " + lowest;
            }

            @Override
            public double at(double p) {
                return p;
            }

            @Override
            public Optional<Interval> bandAt(double p) {
                return Optional.of(new Interval(lowest * p, p));
            }
        };
    }

    @Test
    void cannotTellOnOneCoreBusyUnmeteredOrUnlike() {
        judges(Kind.CANNOT_TELL, "one processor", speedup(1));
        judges(Kind.CANNOT_TELL, "busy", speedup(2, Fakes.spoilt(Quality.BUSY)));
        judges(Kind.CANNOT_TELL, "meter did not see", speedup(2, Fakes.spoilt(Quality.UNMETERED)));
        var mixed = new Speedup(
                "mixed",
                new Resource(Resource.Kind.REAL_CORES, 2, "2 processors"),
                speedup(2, ratio(1.6, 0.02)).points(),
                Duration.ofMillis(1),
                new Speedup.Alike(1, "some cores are slower than others"));
        judges(Kind.CANNOT_TELL, "some cores are slower than others", mixed);
    }

    @Test
    void oversubscribedPointsAreLeftOut() {
        var speedup = speedup(2, ratio(1.94, 0.02), ratio(1.93, 0.02));
        judges(Kind.HOLDS, "Left out: with 3 workers", speedup);
        assertEquals(2, speedup.comparable().size());
    }

    @Test
    void theChartHasPromiseMeasurementIdealAndForecast() {
        var chart = (Curves) speedup(2, ratio(1.94, 0.02)).against(LAW).figure();
        assertEquals(
                List.of(Role.PREDICTED, Role.MEASURED, Role.IDEAL),
                chart.curves().stream().map(Curve::role).toList());
        assertEquals(
                "beyond your 2 processors: forecast", chart.regions().getFirst().label());
        assertEquals(
                new Point(2, 1.94, new Interval(1.92, 1.96)),
                chart.curves().get(1).points().getLast());
    }

    @Test
    void aFitIsDrawnOrItsRefusalTold() {
        Law fitted = new Law() {
            @Override
            public String name() {
                return LAW.name();
            }

            @Override
            public double at(double p) {
                return LAW.at(p);
            }

            @Override
            public Fit fit(Speedup speedup) {
                return new Fit.Found(LAW, "B = 0.02 [0.01, 0.03]");
            }
        };
        var chart = (Curves) speedup(2, ratio(1.94, 0.02)).against(fitted).figure();
        assertTrue(chart.curves().stream().anyMatch(curve -> curve.role() == Role.FITTED));
        assertTrue(
                chart.verdict().sentence().contains("B = 0.02 [0.01, 0.03]."),
                chart.verdict().sentence());
        var unfitted = speedup(2, ratio(1.94, 0.02)).against(LAW).verdict().sentence();
        assertTrue(unfitted.endsWith("undisturbed and count."), unfitted);
    }

    @Test
    void aSecondSeriesIsDrawnBesideIt() {
        var slow = new Speedup(
                "slow",
                new Resource(Resource.Kind.SLOW_MOTION_CORES, 16, "16 slow-motion cores"),
                List.of(new Speedup.Point(1, ratio(1, 0), false), new Speedup.Point(16, ratio(LAW.at(16), 0.1), false)),
                Duration.ofMillis(1));
        var against = speedup(2, ratio(1.94, 0.02)).against(LAW).beside(slow);
        var chart = (Curves) against.figure();
        assertTrue(chart.curves().stream().anyMatch(curve -> curve.role() == Role.EMULATED));
        assertTrue(chart.verdict().sentence().contains("Beside it: slow, on slow-motion cores, 12.3 ["), chart.alt());
        assertTrue(against.findings().stream().anyMatch(found -> found.series().equals("slow-motion cores")));
    }

    @Test
    void twoSeriesOfOneKindAreToldApart() {
        var slow = new Speedup(
                "slow",
                new Resource(Resource.Kind.SLOW_MOTION_CORES, 16, "16 slow-motion cores"),
                List.of(new Speedup.Point(1, ratio(1, 0), false), new Speedup.Point(4, ratio(3.5, 0.1), false)),
                Duration.ofMillis(1));
        var chart = (Curves) slow.against(LAW).beside(slow).figure();
        assertTrue(chart.curves().stream().anyMatch(curve -> curve.role() == Role.EMULATED));
        assertTrue(chart.curves().stream().anyMatch(curve -> curve.role() == Role.MEASURED));
    }

    @Test
    void aQuotaIsDrawnAsALimit() {
        var speedup = new Speedup(
                "quota",
                new Resource(Resource.Kind.REAL_CORES, 1.5, "quota of 1.50 processors"),
                speedup(2, ratio(1.5, 0.02)).points(),
                Duration.ofMillis(1),
                new Speedup.Alike(1, "quota"));
        var chart = (Curves) speedup.figure();
        var bound = chart.curves().stream()
                .filter(curve -> curve.role() == Role.BOUND)
                .findFirst()
                .orElseThrow();
        assertEquals(1.5, bound.points().getLast().y());
    }

    @Test
    void aLawThatCouldNotBeMeasuredPromisesNothing() {
        Law doubtful = new Law() {
            @Override
            public String name() {
                return "doubtful";
            }

            @Override
            public double at(double p) {
                return Double.NaN;
            }

            @Override
            public Optional<String> doubt() {
                return Optional.of("the serial part could not be timed");
            }
        };
        var against = speedup(2, ratio(1.94, 0.02)).against(doubtful);
        assertEquals(Kind.CANNOT_TELL, against.verdict().kind());
        var chart = (Curves) against.figure();
        assertTrue(chart.curves().stream().noneMatch(curve -> curve.role() == Role.PREDICTED));
        assertTrue(against.findings().stream().noneMatch(found -> found.series().startsWith("promised")));
    }

    @Test
    void asksForMeasuredPointsOnly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> speedup(2, ratio(1.94, 0.02)).at(3));
    }
}
