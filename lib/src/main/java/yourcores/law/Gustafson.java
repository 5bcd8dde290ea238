package yourcores.law;

import java.util.List;
import yourcores.figure.Curve;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.measure.Law;

/**
 * Gustafson's scaled speed-up: the time stays, the problem grows with the processors. If a share s of the time on p
 * processors is serial, one processor would need S(p) = p - s (p - 1) times as long for the same, larger problem.
 *
 * <p>Source: J. L. Gustafson, Reevaluating Amdahl's law, Communications of the ACM 31 (5), 1988.
 *
 * @param serialShare s, from 0 to 1: measured on the p processors, not on one
 */
public record Gustafson(double serialShare) implements Law, Showable {

    public Gustafson {
        Check.share("The serial share of the scaled run", serialShare);
    }

    /**
     * The law for a known share.
     *
     * @throws IllegalArgumentException if it is outside 0 to 1
     */
    public static Gustafson of(double serialShareOfScaledRun) {
        return new Gustafson(serialShareOfScaledRun);
    }

    @Override
    public String name() {
        return "Gustafson, s = " + Draw.share(serialShare);
    }

    @Override
    public double at(double p) {
        Check.processors(p);
        return p - serialShare * (p - 1);
    }

    /** Drawn above Amdahl's law with the same number, which asks another question: the same problem in less time. */
    @Override
    public Figure figure() {
        var amdahl = Amdahl.of(serialShare);
        String words = "On 64 processors, with " + Numbers.percent(serialShare) + " serial: a problem that grows gains "
                + Numbers.ratio(at(Draw.MOST)) + " (Gustafson), a problem that stays gains "
                + Numbers.ratio(amdahl.at(Draw.MOST)) + " (Amdahl).";
        var curves = List.of(
                Draw.law(this, Curve.Role.PREDICTED, Draw.MOST),
                Draw.law(amdahl, Curve.Role.SERIES, Draw.MOST),
                Draw.ideal(Draw.MOST, Draw.MOST));
        return Draw.speedups("Scaled speed-up, s = " + Draw.share(serialShare), curves, words);
    }
}
