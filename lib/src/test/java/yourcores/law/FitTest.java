package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.junit.jupiter.api.Test;
import yourcores.figure.Curves;
import yourcores.figure.Verdict;
import yourcores.measure.Fit;
import yourcores.measure.Resource;
import yourcores.measure.Speedup;

class FitTest {

    @Test
    void twoValuesOfPAreRefusedThreeAreNot() {
        String reason = refusal(Amdahl.fitTo(Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2)));
        assertTrue(reason.contains("one point fits any curve"), reason);
        assertEquals(0.1, amdahl(Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 3)).serialShare(), 1e-9);
    }

    @Test
    void workersThatTakeTurnsAreRefused() {
        var points =
                new ArrayList<>(Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 4).points());
        points.add(Speedups.oversubscribed(8, 3.1));
        String reason = refusal(Amdahl.fitTo(Speedups.of(points)));
        assertTrue(reason.contains("p = 8") && reason.contains("turns"), reason);
    }

    @Test
    void disturbedPointsAreLeftOutAndNamed() {
        var points =
                new ArrayList<>(Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 4).points());
        points.add(Speedups.busy(8));
        assertTrue(((Fit.Found) Amdahl.fitTo(Speedups.of(points)).fit()).words().contains("left out"));
        var tooFew = Speedups.of(List.of(points.get(0), points.get(1), Speedups.busy(3), Speedups.busy(4)));
        assertTrue(refusal(Amdahl.fitTo(tooFew)).contains("left out"));
    }

    @Test
    void pointsOnUnequalCoresAreLeftOut() {
        var speedup = Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 4, 8);
        var siblings = new Speedup(
                "test",
                Speedups.MANY,
                speedup.points(),
                Duration.ofMillis(1),
                new Speedup.Alike(2, "two workers share a core"));
        assertTrue(refusal(Amdahl.fitTo(siblings)).contains("two workers share a core"));
    }

    @Test
    void fasterThanItsWorkersIsNoSerialShare() {
        assertTrue(
                refusal(Amdahl.fitTo(Speedups.on(p -> 1.3 * p, 0.01, 1, 2, 4))).contains("faster"));
    }

    /** Levenberg and Marquardt on the curve itself finds the same B, from noisy points with unequal errors. */
    @Test
    void amdahlAgreesWithAnIndependentOptimizer() {
        var random = new SplittableRandom(7);
        for (double truth : new double[] {0.02, 0.05, 0.1, 0.25, 0.5}) {
            var points = new ArrayList<Speedup.Point>();
            for (int p : new int[] {1, 2, 3, 4, 6, 8, 16}) {
                double halfWidth = p == 1 ? 0 : 0.01 * (1 + p % 3);
                double noise = p == 1 ? 0 : 0.25 * halfWidth * random.nextGaussian();
                points.add(Speedups.point(p, p == 1 ? 1 : Amdahl.of(truth).at(p) * (1 + noise), halfWidth));
            }
            var speedup = Speedups.of(points);
            double oracle = optimum(speedup, new double[] {0.2}, (p, x) -> {
                double time = x[0] + (1 - x[0]) / p;
                return new double[] {1 / time, -(1 - 1 / p) / (time * time)};
            })[0];
            assertEquals(oracle, amdahl(speedup).serialShare(), 0.02 * truth + 0.0005);
        }
    }

    @Test
    void scalabilityAgreesWithAnIndependentOptimizer() {
        var random = new SplittableRandom(11);
        var points = new ArrayList<Speedup.Point>();
        for (int p : new int[] {1, 2, 4, 8, 16}) {
            double noise = p == 1 ? 0 : 0.002 * random.nextGaussian();
            points.add(Speedups.point(
                    p, p == 1 ? 1 : UniversalScalability.of(0.05, 0.005).at(p) * (1 + noise), 0.01));
        }
        var speedup = Speedups.of(points);
        var oracle = optimum(speedup, new double[] {0.1, 0.001}, (p, x) -> {
            double below = 1 + x[0] * (p - 1) + x[1] * p * (p - 1);
            double slope = -p / (below * below);
            return new double[] {p / below, slope * (p - 1), slope * p * (p - 1)};
        });
        var found = assertInstanceOf(
                Fit.Found.class, UniversalScalability.fitTo(speedup).fit());
        var law = UniversalScalability.of(oracle[0], oracle[1]);
        assertEquals(law.at(32), found.law().at(32), 0.01 * law.at(32));
        assertEquals(law.at(8), found.law().at(8), 0.005 * law.at(8));
    }

    /** Of a hundred measurements about ninety-five have the truth within the interval. */
    @Test
    void intervalHoldsTheTruth() {
        var random = new SplittableRandom(3);
        int runs = 400;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            if (amdahl(measured(Amdahl.of(0.1)::at, random, 2, 3, 4, 5, 6, 7, 8))
                    .shareInterval()
                    .contains(0.1)) {
                held++;
            }
        }
        assertTrue(held >= 0.93 * runs && held < runs, held + " of " + runs);
    }

    @Test
    void bandOfTheScalabilityLawHoldsTheTruth() {
        var random = new SplittableRandom(5);
        var truth = UniversalScalability.of(0.05, 0.01);
        int runs = 100;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            var fit = UniversalScalability.fitTo(measured(truth::at, random, 2, 4, 6, 8, 12, 16))
                    .fit();
            var band = assertInstanceOf(Fit.Found.class, fit).law().bandAt(8).orElseThrow();
            if (band.contains(truth.at(8))) {
                held++;
            }
        }
        assertTrue(held >= 0.90 * runs, held + " of " + runs);
    }

    /** Points as a measurement finds them: each time is off by chance, and all are divided into one time of one worker. */
    private static Speedup measured(DoubleUnaryOperator law, SplittableRandom random, int... workers) {
        double halfWidth = 0.02;
        double error = halfWidth / 1.96 / Math.sqrt(2);
        double one = 1 + error * random.nextGaussian();
        var points = new ArrayList<Speedup.Point>();
        points.add(Speedups.point(1, 1, 0));
        for (int p : workers) {
            double time = (1 + error * random.nextGaussian()) / law.applyAsDouble(p);
            points.add(Speedups.point(p, one / time, halfWidth));
        }
        return Speedups.of(points);
    }

    @Test
    void scalabilityIsRefusedFromFewPoints() {
        var law = UniversalScalability.of(0.05, 0.002);
        assertTrue(refusal(UniversalScalability.fitTo(Speedups.on(law::at, 0.01, 1, 2, 4)))
                .contains("five values"));
        assertTrue(refusal(UniversalScalability.fitTo(Speedups.on(law::at, 0.01, 1, 2, 3, 4, 5)))
                .contains("up to 8"));
    }

    @Test
    void scalabilityIsRefusedWhereThereMayBeNoPeak() {
        var amdahl = Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 4, 8, 16);
        assertTrue(refusal(UniversalScalability.fitTo(amdahl)).contains("κ may be 0"));
    }

    @Test
    void scalabilityIsGrantedUpToSixteen() {
        var speedup = Speedups.on(UniversalScalability.of(0.05, 0.005)::at, 0.01, 1, 2, 4, 8, 16);
        var fitted = UniversalScalability.fitTo(speedup);
        var found = assertInstanceOf(Fit.Found.class, fitted.fit());
        assertTrue(found.words().startsWith("σ = 0.050"), found.words());
        assertTrue(found.law()
                .bandAt(32)
                .orElseThrow()
                .contains(UniversalScalability.of(0.05, 0.005).at(32)));
        assertEquals(
                Verdict.Kind.STATES,
                assertInstanceOf(Curves.class, fitted.figure()).verdict().kind());
    }

    @Test
    void aPeakBeyondTheLastPointIsCalledThat() {
        var law = UniversalScalability.of(0.02, 0.002);
        assertTrue(words(UniversalScalability.fitTo(Speedups.on(law::at, 0.002, 1, 2, 4, 8, 16)))
                .contains(", beyond the last point, from p up to 16"));
        assertTrue(!words(UniversalScalability.fitTo(Speedups.on(law::at, 0.002, 1, 2, 4, 8, 16, 32)))
                .contains("beyond"));
    }

    @Test
    void misfitIsSaid() {
        var speedup = Speedups.on(UniversalScalability.of(0.05, 0.005)::at, 0.01, 1, 2, 4, 8, 16);
        String words = words(Amdahl.fitTo(speedup));
        assertTrue(words.contains("not all there is"), words);
        words = words(UniversalScalability.fitTo(speedup));
        assertTrue(!words.contains("not all there is"), words);
    }

    @Test
    void refusedFitShowsItsPointsAndTheReason() {
        var figure = assertInstanceOf(
                Curves.class, Amdahl.fitTo(Speedups.on(p -> p, 0.01, 1, 2)).figure());
        assertEquals(Verdict.Kind.CANNOT_TELL, figure.verdict().kind());
        assertEquals(2, figure.curves().getFirst().points().size());
    }

    @Test
    void nothingMeasuredIsRefusedToo() {
        var none = new Speedup(
                "test", new Resource(Resource.Kind.REAL_CORES, 1, "one processor"), List.of(), Duration.ZERO);
        refusal(Amdahl.fitTo(none));
        refusal(UniversalScalability.fitTo(none));
        Amdahl.fitTo(none).figure();
    }

    private interface Curve {
        /** Value at p, then derivatives by the parameters. */
        double[] at(double p, double[] parameters);
    }

    private static double[] optimum(Speedup speedup, double[] start, Curve curve) {
        var points =
                speedup.points().stream().filter(point -> point.workers() > 1).toList();
        int n = points.size();
        double[] target =
                points.stream().mapToDouble(point -> point.ratio().median()).toArray();
        double[] weights = points.stream()
                .mapToDouble(point -> Math.pow(point.ratio().interval().width(), -2))
                .toArray();
        var problem = new LeastSquaresBuilder()
                .start(start)
                .target(target)
                .weight(new DiagonalMatrix(weights))
                .maxEvaluations(1000)
                .maxIterations(1000)
                .model(x -> {
                    var value = new ArrayRealVector(n);
                    var jacobian = new Array2DRowRealMatrix(n, start.length);
                    for (int i = 0; i < n; i++) {
                        double[] at = curve.at(points.get(i).workers(), x.toArray());
                        value.setEntry(i, at[0]);
                        for (int k = 0; k < start.length; k++) {
                            jacobian.setEntry(i, k, at[k + 1]);
                        }
                    }
                    return new Pair<>(value, jacobian);
                })
                .build();
        return new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
    }

    private static Amdahl amdahl(Speedup speedup) {
        return assertInstanceOf(
                Amdahl.class,
                assertInstanceOf(Fit.Found.class, Amdahl.fitTo(speedup).fit()).law());
    }

    private static String words(Fitted fitted) {
        return assertInstanceOf(Fit.Found.class, fitted.fit()).words();
    }

    private static String refusal(Fitted fitted) {
        return assertInstanceOf(Fit.Refused.class, fitted.fit()).reason();
    }
}
