package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curves;
import yourcores.figure.Interval;
import yourcores.figure.Point;
import yourcores.figure.Verdict;
import yourcores.measure.Law;

/** The curves of laws, drawn alike in all figures of this package. */
final class Draw {
    /** Up to how many processors a law is drawn. */
    static final int MOST = 64;

    private static final Axis PROCESSORS = Axis.logarithmic("processors", "processors");
    private static final Axis SPEEDUP = Axis.logarithmic("speed-up", "times one processor");

    private static final int STEPS_PER_OCTAVE = 16;

    private Draw() {}

    /** A serial share as it stands in names and titles. */
    static String share(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }

    /** Speed-ups over processors. {@code words} are verdict and alt text. */
    static Curves speedups(String title, List<Curve> curves, String words) {
        return new Curves(title, PROCESSORS, SPEEDUP, curves, List.of(), Verdict.states(words), "");
    }

    static Curve law(Law law, Curve.Role role, double most) {
        return law(law.name(), law, role, most);
    }

    static Curve law(String name, Law law, Curve.Role role, double most) {
        return curve(name, role, most, law::at, p -> law.bandAt(p).orElse(null));
    }

    static Curve line(String name, Curve.Role role, double most, DoubleUnaryOperator value) {
        return curve(name, role, most, value, p -> null);
    }

    /** The line of no overhead at all, up to a height. */
    static Curve ideal(double most, double height) {
        double end = Math.min(most, height);
        return line("twice the processors, twice as fast", Curve.Role.IDEAL, Math.max(1, end), p -> p);
    }

    private static Curve curve(
            String name, Curve.Role role, double most, DoubleUnaryOperator value, DoubleFunction<Interval> band) {
        var points = new ArrayList<Point>();
        for (double p : processors(most)) {
            points.add(new Point(p, value.applyAsDouble(p), band.apply(p)));
        }
        return new Curve(name, role, points);
    }

    private static List<Double> processors(double most) {
        var processors = new ArrayList<Double>();
        for (int step = 0; Math.pow(2, (double) step / STEPS_PER_OCTAVE) < most; step++) {
            processors.add(Math.pow(2, (double) step / STEPS_PER_OCTAVE));
        }
        processors.add(most);
        return processors;
    }
}
