package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.measure.Fit;
import yourcores.measure.Law;
import yourcores.measure.Speedup;

/**
 * Contention and coherency behind measured points. p / S - 1 = sigma (p - 1) + kappa p (p - 1) is linear in both, so
 * that weighted least squares have a closed form. The intervals are a parametric bootstrap over the points' intervals,
 * widened where the points scatter more than their intervals explain.
 *
 * <p>Both can be told apart only from many points: with p = 1, 2, 4 and errors of 1 % every third fit of a law that
 * does have a peak finds none. So at least {@value #FEWEST_VALUES} values of p up to {@value #LEAST_REACH} are asked
 * for, and a fit whose kappa may be 0 is refused.
 */
final class ScalabilityFit {
    private static final int FEWEST_VALUES = 5;
    private static final int LEAST_REACH = 8;

    private ScalabilityFit() {}

    private record Parameters(double sigma, double kappa) {
        double at(double p) {
            return p / (1 + sigma * (p - 1) + kappa * p * (p - 1));
        }

        double peak() {
            return UniversalScalability.of(Math.clamp(sigma, 0, 1), Math.max(0, kappa))
                    .peak();
        }
    }

    static Fit of(Speedup speedup) {
        var refusal = FitPoints.refusal(
                speedup,
                FEWEST_VALUES,
                "contention and coherency look alike at few workers: to tell them apart takes five values of p");
        if (refusal.isPresent()) {
            return new Fit.Refused(refusal.get());
        }
        var points = FitPoints.of(speedup);
        if (points.most() < LEAST_REACH) {
            return new Fit.Refused("contention and coherency look alike at few workers: to tell them apart takes"
                    + " p up to " + LEAST_REACH + ", here p ends at " + (int) points.most());
        }
        var best = parameters(points);
        double spread = points.misfit(2, best::at);
        var draws = draws(points, spread);
        var sigma = interval(
                best.sigma, draws.stream().mapToDouble(Parameters::sigma).toArray());
        var kappa = interval(
                best.kappa, draws.stream().mapToDouble(Parameters::kappa).toArray());
        return reason(best, sigma, kappa)
                .<Fit>map(Fit.Refused::new)
                .orElseGet(() -> found(best, sigma, kappa, draws, points, spread));
    }

    private static Optional<String> reason(Parameters best, Interval sigma, Interval kappa) {
        if (kappa.low() <= 0) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "κ may be 0, it lies in [%.4f, %.4f]: whether there is a"
                            + " peak cannot be told, and Amdahl's law explains as much",
                    kappa.low(),
                    kappa.high()));
        }
        if (sigma.high() < 0 || best.sigma > 1) {
            return Optional.of(String.format(
                    Locale.ROOT, "σ would be %.3f, which is no share: another law is at" + " work", best.sigma));
        }
        return Optional.empty();
    }

    private static Fit found(
            Parameters best, Interval sigma, Interval kappa, List<Parameters> draws, FitPoints points, double spread) {
        var law = UniversalScalability.of(Math.clamp(best.sigma, 0, 1), best.kappa);
        var peak = interval(
                law.peak(), draws.stream().mapToDouble(Parameters::peak).toArray());
        return new Fit.Found(
                new Banded(law, draws),
                String.format(
                        Locale.ROOT,
                        "σ = %.3f [%.3f, %.3f], κ = %.4f [%.4f, %.4f], peak at %s workers %s%s, from %s",
                        law.sigma(),
                        Math.max(0, sigma.low()),
                        sigma.high(),
                        law.kappa(),
                        kappa.low(),
                        kappa.high(),
                        Numbers.ratio(law.peak()),
                        Numbers.interval(peak),
                        law.peak() > points.most() ? ", beyond the last point" : "",
                        points.words(spread)));
    }

    private static List<Parameters> draws(FitPoints points, double spread) {
        var drawn = new ArrayList<Parameters>();
        Resampling.draws(random -> {
            drawn.add(parameters(points.again(random, spread)));
            return 0;
        });
        return drawn;
    }

    private static Interval interval(double best, double[] draws) {
        var middle = Resampling.middle(draws);
        return new Interval(Math.min(best, middle.low()), Math.max(best, middle.high()));
    }

    /** Weighted least squares by the normal equations. */
    private static Parameters parameters(FitPoints points) {
        double xx = 0;
        double xz = 0;
        double zz = 0;
        double xy = 0;
        double zy = 0;
        for (int i = 0; i < points.size(); i++) {
            double p = points.workers()[i];
            double speedup = points.speedups()[i];
            double error = p * points.errors()[i] / (speedup * speedup);
            double weight = 1 / (error * error);
            double x = p - 1;
            double z = p * (p - 1);
            double y = p / speedup - 1;
            xx += weight * x * x;
            xz += weight * x * z;
            zz += weight * z * z;
            xy += weight * x * y;
            zy += weight * z * y;
        }
        double determinant = xx * zz - xz * xz;
        return new Parameters((zz * xy - xz * zy) / determinant, (xx * zy - xz * xy) / determinant);
    }

    /** A fitted law with the band of all laws that are as likely. */
    private record Banded(UniversalScalability law, List<Parameters> draws) implements Law {
        @Override
        public String name() {
            return law.name();
        }

        @Override
        public double at(double p) {
            return law.at(p);
        }

        @Override
        public Optional<Interval> bandAt(double p) {
            return Optional.of(interval(
                    at(p), draws.stream().mapToDouble(draw -> draw.at(p)).toArray()));
        }

        @Override
        public Fit fit(Speedup speedup) {
            return law.fit(speedup);
        }
    }
}
