package yourcores.law;

import java.util.Locale;
import yourcores.figure.Interval;
import yourcores.measure.Fit;
import yourcores.measure.Speedup;

/**
 * The serial share B behind measured points. 1 / S - 1 / p = B (1 - 1 / p) is linear in B, so that weighted least
 * squares have a closed form; the weights are those of 1 / S. The interval is a parametric bootstrap over the points'
 * intervals, widened where the points scatter more than their intervals explain.
 */
final class AmdahlFit {
    private static final int FEWEST_VALUES = 3;

    private AmdahlFit() {}

    static Fit of(Speedup speedup) {
        var refusal = FitPoints.refusal(
                speedup, FEWEST_VALUES, "one point fits any curve: a serial share takes three values of p");
        if (refusal.isPresent()) {
            return new Fit.Refused(refusal.get());
        }
        var points = FitPoints.of(speedup);
        double share = share(points);
        double spread = points.misfit(1, p -> 1 / (share + (1 - share) / p));
        double[] draws = Resampling.draws(random -> share(points.again(random, spread)));
        var interval = Resampling.middle(draws);
        if (interval.high() < 0) {
            return new Fit.Refused("the program is faster than its workers explain, which no serial share can do");
        }
        if (interval.low() > 1) {
            return new Fit.Refused("the program is slower than with one worker, which no serial share can do");
        }
        var within = new Interval(Math.min(share, interval.low()), Math.max(share, interval.high()));
        var law = Amdahl.of(Math.clamp(share, 0, 1), within);
        return new Fit.Found(
                law,
                String.format(
                        Locale.ROOT,
                        "B = %.3f [%.3f, %.3f], from %s",
                        law.serialShare(),
                        law.shareInterval().low(),
                        law.shareInterval().high(),
                        points.words(spread)));
    }

    /** Weighted least squares; outside 0 to 1 where the points are. */
    static double share(FitPoints points) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < points.size(); i++) {
            double p = points.workers()[i];
            double speedup = points.speedups()[i];
            double error = points.errors()[i] / (speedup * speedup);
            double x = 1 - 1 / p;
            above += x * (1 / speedup - 1 / p) / (error * error);
            below += x * x / (error * error);
        }
        return above / below;
    }
}
