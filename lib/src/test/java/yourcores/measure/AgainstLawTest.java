package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Fakes.ratio;
import static yourcores.measure.Fakes.speedup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Interval;
import yourcores.figure.Point;
import yourcores.figure.Verdict;
import yourcores.figure.Verdict.Kind;
import yourcores.measure.Ratio.Quality;

class AgainstLawTest {
    private static final Law LAW = Fakes.law(0.02);

    /** From one and a half to all that the workers can do. */
    private static final Law RANGE = new Law() {
        @Override
        public String name() {
            return "a range";
        }

        @Override
        public double at(double p) {
            return 0.75 * p;
        }

        @Override
        public Optional<Interval> bandAt(double p) {
            return Optional.of(new Interval(at(p), p));
        }

        @Override
        public boolean range() {
            return true;
        }
    };

    private static void judges(Kind kind, String part, Speedup speedup) {
        judges(kind, part, speedup, LAW);
    }

    private static void judges(Kind kind, String part, Speedup speedup, Law law) {
        var verdict = speedup.against(law).verdict();
        assertEquals(kind, verdict.kind(), verdict.sentence());
        assertTrue(verdict.sentence().contains(part), verdict.sentence());
    }

    @Test
    void holdsWithinWhatIsKnown() {
        judges(
                Kind.HOLDS,
                "With 2 workers the program ran 1.94 times as fast [1.92, 1.96]; the law promised 1.96. "
                        + "The law holds within 3 %. 30 of 31 rounds",
                speedup(2, ratio(1.94, 0.02)));
    }

    @Test
    void doesNotHoldAndSaysHowMuch() {
        judges(Kind.DOES_NOT_HOLD, "That is 22 to 25 % below the law.", speedup(2, ratio(1.5, 0.02)));
        judges(Kind.DOES_NOT_HOLD, "above the law", speedup(2, ratio(2.2, 0.02)));
    }

    @Test
    void aRangeIsKeptWhereverTheMeasurementLiesInside() {
        judges(
                Kind.HOLDS,
                "1.75 times as fast [1.73, 1.77]; the law promised something from 1.50 to 2.00. That keeps the promise.",
                speedup(2, ratio(1.75, 0.02)),
                RANGE);
        judges(Kind.HOLDS, "That keeps the promise.", speedup(2, ratio(1.75, 0.1)), RANGE);
        judges(
                Kind.HOLDS,
                "As far as can be seen that keeps the promise, within 1 %",
                speedup(2, ratio(1.99, 0.02)),
                RANGE);
        judges(
                Kind.HOLDS,
                "That is up to 4 % below the range, no more than starting threads costs.",
                speedup(2, ratio(1.46, 0.02)),
                RANGE);
        judges(
                Kind.HOLDS,
                "That is up to 4 % below the range, no more than starting threads costs.",
                speedup(2, ratio(1.48, 0.04)),
                RANGE);
        judges(Kind.DOES_NOT_HOLD, "% below the range.", speedup(2, ratio(1.2, 0.02)), RANGE);
        judges(Kind.DOES_NOT_HOLD, "That is up to 3 % above the range.", speedup(2, ratio(2.03, 0.02)), RANGE);
        judges(Kind.CANNOT_TELL, "may lie inside, or up to", speedup(2, ratio(1.5, 0.3)), RANGE);
        judges(Kind.CANNOT_TELL, "below the range", speedup(2, ratio(1.45, 0.1)), RANGE);
    }

    @Test
    void aWideIntervalTellsNothing() {
        judges(
                Kind.CANNOT_TELL,
                "may lie anywhere from 14 % below to 8 % above the law. It would take about 66 undisturbed rounds in"
                        + " place of 30.",
                speedup(2, ratio(1.9, 0.2)));
    }

    @Test
    void aGoodMeasurementNextToTheLawIsTold() {
        judges(
                Kind.DOES_NOT_HOLD,
                "That is 1 to 9 % below the law",
                speedup(2, new Ratio(1.45, new Interval(1.37, 1.48), 1.45, 12, 12, Quality.CLEAN)),
                Fakes.law(1 / 3.0));
    }

    @Test
    void severalPointsAreJudgedTogether() {
        var speedup = speedup(3, ratio(1.94, 0.02), ratio(2.4, 0.02));
        judges(Kind.DOES_NOT_HOLD, "With 3 workers", speedup);
        judges(Kind.DOES_NOT_HOLD, "below the law; 1 of 2 numbers of workers lie off it.", speedup);
        judges(
                Kind.HOLDS,
                "The law holds within 3 % at all 2 numbers of workers.",
                speedup(3, ratio(1.94, 0.02), ratio(2.9, 0.02)));
    }

    @Test
    void slowMotionStatesForItDropsWhatIsLate() {
        judges(Kind.STATES, "The dots lie within 1 % of the law.", slow(ratio(LAW.at(4), 0.01)));
        judges(Kind.STATES, "The dots lie within 32 % of the law.", slow(ratio(0.7 * LAW.at(4), 0.05)));
    }

    private static Speedup slow(Ratio four) {
        return new Speedup(
                "slow",
                new Resource(Resource.Kind.SLOW_MOTION_CORES, 16, "16 slow-motion cores"),
                List.of(new Speedup.Point(1, ratio(1, 0), false), new Speedup.Point(4, four, false)),
                Duration.ofMillis(1));
    }

    @Test
    void theLawsOwnErrorCountsToo() {
        judges(Kind.HOLDS, "The law holds within 7 %", speedup(2, ratio(1.96, 0.02)), law(0.92));
    }

    @Test
    void aVaguePromiseIsNeitherKeptNorBroken() {
        judges(Kind.CANNOT_TELL, "It would take a sharper promise", speedup(2, ratio(1.7, 0.02)), law(0.8));
        judges(Kind.DOES_NOT_HOLD, "below the law", speedup(2, ratio(1.2, 0.02)), law(0.8));
    }

    @Test
    void aBoundTellsHowFarBelowItTheDotsAre() {
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
        judges(Kind.STATES, "That is 39 to 41 % below the bound, which is kept", speedup(2, ratio(1.2, 0.02)), bound);
        judges(Kind.HOLDS, "The bound is reached within 2 %.", speedup(2, ratio(1.98, 0.02)), bound);
        judges(Kind.DOES_NOT_HOLD, "That is 14 to 16 % above the bound.", speedup(2, ratio(2.3, 0.02)), bound);
        judges(Kind.CANNOT_TELL, "the bound", speedup(2, ratio(2, 0.4)), bound);
        judges(
                Kind.CANNOT_TELL,
                "With 2 workers the program ran 2.06 times as fast [1.90, 2.22]; the bound is 2.00. The true value may"
                        + " lie anywhere from 7 % below to 13 % above the bound.",
                speedup(3, ratio(2.06, 0.16), ratio(1.5, 0.1)),
                bound);
        var around = speedup(3, ratio(1.2, 0.02), ratio(3.5, 0.02));
        judges(Kind.DOES_NOT_HOLD, "With 3 workers", around, bound);
        judges(Kind.DOES_NOT_HOLD, "above the bound; 1 of 2 numbers of workers lie above it.", around, bound);
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
        judges(Kind.CANNOT_TELL, "Only one worker was measured", speedup(2));
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
        assertTrue(
                chart.verdict()
                        .sentence()
                        .contains("Beside it: slow, on slow-motion cores, 12.3 [12.2, 12.4] with 16 workers."),
                chart.alt());
        assertTrue(against.findings().stream()
                .noneMatch(found -> found.series().startsWith("promised") && found.p() == 16));
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
    void theStraightLineIsLeftOutWhereItIsThePromise() {
        var measured = speedup(2, ratio(1.94, 0.02));
        assertFalse(roles(measured.against(law(p -> 1 / (1 / p)))).contains(Role.IDEAL));
        assertTrue(roles(measured.against(law(p -> p == 8 ? 8 : p / 2))).contains(Role.IDEAL));
    }

    private static List<Role> roles(AgainstLaw against) {
        return ((Curves) against.figure()).curves().stream().map(Curve::role).toList();
    }

    private static Law law(DoubleUnaryOperator at) {
        return new Law() {
            @Override
            public String name() {
                return "law";
            }

            @Override
            public double at(double p) {
                return at.applyAsDouble(p);
            }
        };
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
        assertInstanceOf(
                Verdict.class,
                speedup(2, Fakes.spoilt(Quality.BUSY)).against(doubtful).figure(),
                "nothing was promised and nothing measured");
    }

    @Test
    void asksForMeasuredPointsOnly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> speedup(2, ratio(1.94, 0.02)).at(3));
    }
}
