package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import yourcores.figure.Curve;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Showable;
import yourcores.measure.Fit;
import yourcores.measure.Law;
import yourcores.measure.Speedup;

/**
 * Gunther's Universal Scalability Law: S(p) = p / (1 + sigma (p - 1) + kappa p (p - 1)). Sigma is what workers lose by
 * queueing for something they share, kappa what each pair of them loses by keeping each other up to date. With kappa
 * above 0 the curve has a peak, and more workers make the program slower. With kappa = 0 it is Amdahl's law.
 *
 * <p>Source: N. J. Gunther, Guerrilla Capacity Planning, Springer 2007, chapters 4 and 5.
 *
 * @param sigma contention, from 0 to 1
 * @param kappa coherency, 0 or more
 */
public record UniversalScalability(double sigma, double kappa) implements Law, Showable {
    public UniversalScalability {
        Check.share("Contention σ", sigma);
        Check.atLeast(0, "Coherency κ", kappa);
    }

    /**
     * The law for known parameters.
     *
     * @throws IllegalArgumentException if sigma is outside 0 to 1 or kappa below 0
     */
    public static UniversalScalability of(double sigma, double kappa) {
        return new UniversalScalability(sigma, kappa);
    }

    /** Fits both parameters to measured points; where the points cannot tell, the result shows why. */
    public static Fitted fitTo(Speedup speedup) {
        return new Fitted("Universal Scalability", speedup, ScalabilityFit.of(speedup));
    }

    @Override
    public Fit fit(Speedup speedup) {
        return ScalabilityFit.of(speedup);
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "Universal Scalability, σ = %.3f, κ = %.4f", sigma, kappa);
    }

    @Override
    public double at(double p) {
        Check.processors(p);
        return p / (1 + sigma * (p - 1) + kappa * p * (p - 1));
    }

    /** With how many workers the speed-up is highest; infinite for kappa = 0. At least 1. */
    public double peak() {
        return kappa == 0 ? Double.POSITIVE_INFINITY : Math.max(1, Math.sqrt((1 - sigma) / kappa));
    }

    @Override
    public Figure figure() {
        var curves = new ArrayList<Curve>();
        curves.add(Draw.law(this, Curve.Role.PREDICTED, Draw.MOST));
        double highest = at(Math.min(peak(), Draw.MOST));
        if (peak() <= Draw.MOST) {
            curves.add(new Curve("peak", Curve.Role.SERIES, List.of(Point.of(peak(), highest))));
        }
        curves.add(Draw.ideal(Draw.MOST, 1.3 * highest));
        String words = peak() == Double.POSITIVE_INFINITY
                ? "With κ = 0 there is no peak: this is Amdahl's law with B = " + Draw.share(sigma) + "."
                : "The speed-up is highest with " + Numbers.ratio(peak()) + " workers, at " + Numbers.ratio(at(peak()))
                        + "; more make the program slower.";
        return Draw.speedups(name(), curves, words);
    }
}
