package yourcores.law;

import java.util.ArrayList;
import java.util.Optional;
import yourcores.figure.Curve;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.measure.Law;

/**
 * The work/span bounds: a program of {@code work} T1 whose longest chain of steps, each waiting for the one before, is
 * {@code span} T∞ long. A scheduler that never leaves a processor idle while a step is ready is done within
 * (T1 - T∞) / p + T∞; none is done before T1 / p or before T∞.
 *
 * <p>Sources: R. P. Brent, The parallel evaluation of general arithmetic expressions, Journal of the ACM 21 (2), 1974;
 * D. L. Eager, J. Zahorjan, E. D. Lazowska, Speedup versus efficiency in parallel systems, IEEE Transactions on
 * Computers 38 (3), 1989.
 *
 * @param work time of all steps one after the other, in any unit
 * @param span time of the longest chain, in the same unit
 */
public record WorkSpan(double work, double span) implements Law, Showable {

    public WorkSpan {
        if (!(span > 0 && work >= span && work < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The span is above 0 and at most the work, both in the same unit;"
                    + " not work " + work + ", span " + span);
        }
    }

    /**
     * The bounds for known work and span.
     *
     * @throws IllegalArgumentException unless 0 &lt; span &lt;= work
     */
    public static WorkSpan of(double work, double span) {
        return new WorkSpan(work, span);
    }

    @Override
    public String name() {
        return "work " + Numbers.ratio(work) + ", span " + Numbers.ratio(span);
    }

    /** The speed-up that is guaranteed to a scheduler that leaves no processor idle. */
    @Override
    public double at(double p) {
        Check.processors(p);
        return work / ((work - span) / p + span);
    }

    /** From what is guaranteed to what is possible. */
    @Override
    public Optional<Interval> bandAt(double p) {
        double guaranteed = at(p);
        return Optional.of(new Interval(guaranteed, Math.max(guaranteed, Math.min(p, parallelism()))));
    }

    /** Between the two bounds it depends on the scheduler. */
    @Override
    public boolean range() {
        return true;
    }

    /** Work divided by span: how many processors can be kept busy on average, and what no speed-up exceeds. */
    public double parallelism() {
        return work / span;
    }

    @Override
    public Figure figure() {
        var curves = new ArrayList<Curve>();
        curves.add(Draw.law(this, Curve.Role.PREDICTED, Draw.MOST));
        if (parallelism() <= Draw.MOST) {
            curves.add(Draw.line(
                    "work / span = " + Numbers.ratio(parallelism()), Curve.Role.BOUND, Draw.MOST, p -> parallelism()));
        }
        curves.add(Draw.ideal(Draw.MOST, 1.1 * parallelism()));
        String words = "At most " + Numbers.ratio(parallelism()) + " times faster, with any number of processors; "
                + "on 8 at least " + Numbers.ratio(at(8)) + ".";
        return Draw.speedups("Bounds from work and span", curves, words);
    }
}
