package yourcores.law;

import java.util.List;
import yourcores.figure.Curve;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.measure.Law;

/**
 * The bound of a lock: each worker holds it for a share B of its work, one at a time, while the others go on with what
 * needs no lock. S(p) is at most p and at most 1 / B: a straight line with a knee. The same share as a phase, during
 * which all others wait, gives the lower curve of {@link Amdahl}.
 *
 * <p>Source: the asymptotic bounds of operational analysis, P. J. Denning, J. P. Buzen, The operational analysis of
 * queueing network models, ACM Computing Surveys 10 (3), 1978; for p and the average parallelism as bounds of a
 * speed-up see D. L. Eager, J. Zahorjan, E. D. Lazowska, IEEE Transactions on Computers 38 (3), 1989.
 *
 * @param share B, from 0 to 1: of the work of one worker, the part under the lock
 */
public record Bottleneck(double share) implements Law, Showable {

    public Bottleneck {
        Check.share("The share under the lock", share);
    }

    /**
     * The bound for a known share.
     *
     * @throws IllegalArgumentException if it is outside 0 to 1
     */
    public static Bottleneck of(double share) {
        return new Bottleneck(share);
    }

    @Override
    public String name() {
        return "lock held for " + Numbers.percent(share);
    }

    @Override
    public double at(double p) {
        Check.processors(p);
        return Math.min(p, limit());
    }

    /** Where the knee is: 1 / B; infinite for B = 0. */
    public double limit() {
        return 1 / share;
    }

    @Override
    public Figure figure() {
        var amdahl = Amdahl.of(share);
        var curves = List.of(
                Draw.law(this, Curve.Role.PREDICTED, Draw.MOST),
                Draw.law(amdahl, Curve.Role.SERIES, Draw.MOST),
                Draw.ideal(Draw.MOST, 1.3 * limit()));
        String words = "As a lock, " + Numbers.percent(share) + " of the work costs nothing up to "
                + Numbers.ratio(limit()) + " workers, and everything above; as a phase it costs from the second on.";
        return new Curves("A lock against a phase, B = " + Draw.share(share), Draw.PROCESSORS, Draw.SPEEDUP, curves,
                List.of(), Verdict.states(words), words);
    }
}
