package yourcores.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Region;
import yourcores.figure.Verdict;

/** The parts that figures of a speed-up have in common. */
final class SpeedupFigure {
    private static final double WIDEST_LINEAR = 8;
    private static final int STEPS = 60;

    private SpeedupFigure() {}

    static Curves of(Speedup speedup) {
        double widest = speedup.mostWorkers();
        var curves = new ArrayList<>(measured(speedup));
        curves.addAll(bounds(speedup, widest));
        var verdict = verdict(speedup);
        return new Curves(
                "Speed-up: " + speedup.title(), workers(widest), times(widest), curves, List.of(), verdict, "");
    }

    static Axis workers(double widest) {
        return new Axis("workers", "workers", widest > WIDEST_LINEAR);
    }

    static Axis times(double widest) {
        return new Axis("speed-up", "times one worker", widest > WIDEST_LINEAR);
    }

    /** The measured points, those of too many workers apart. */
    static List<Curve> measured(Speedup speedup) {
        return measured(speedup, speedup.slow() ? "measured on slow-motion cores" : "measured", role(speedup));
    }

    /** The measured points of two speed-ups, each by its title, told apart by their roles. */
    static List<Curve> measured(Speedup speedup, Speedup beside) {
        var second = role(speedup) == Role.EMULATED ? Role.MEASURED : Role.EMULATED;
        var curves = new ArrayList<>(measured(beside, name(beside), second));
        curves.addAll(measured(speedup, name(speedup), role(speedup)));
        return curves;
    }

    private static List<Curve> measured(Speedup speedup, String name, Role role) {
        var curves = new ArrayList<Curve>();
        var points = points(speedup, point -> !point.oversubscribed());
        if (!points.isEmpty()) {
            curves.add(new Curve(name, role, points));
        }
        var beyond = points(speedup, Speedup.Point::oversubscribed);
        if (!beyond.isEmpty()) {
            curves.add(new Curve(name + ", workers taking turns", Role.EMULATED, beyond));
        }
        return curves;
    }

    /** The title of a speed-up, and on what it was measured where that is not real. */
    static String name(Speedup speedup) {
        return speedup.title() + (speedup.slow() ? ", on slow-motion cores" : "");
    }

    private static Role role(Speedup speedup) {
        return speedup.slow() ? Role.EMULATED : Role.MEASURED;
    }

    private static List<Point> points(Speedup speedup, Predicate<Speedup.Point> which) {
        return speedup.points().stream()
                .filter(point -> point.clean() && which.test(point))
                .map(point -> new Point(
                        point.workers(), point.ratio().median(), point.ratio().interval()))
                .toList();
    }

    /** The line of no overhead at all, and the limit of the resource where the line passes it. */
    static List<Curve> bounds(Speedup speedup, double widest) {
        var curves = new ArrayList<Curve>();
        curves.add(new Curve("twice the workers, twice as fast", Role.IDEAL, line(widest, p -> p)));
        double limit = speedup.resource().limit();
        boolean turns = speedup.points().stream().anyMatch(Speedup.Point::oversubscribed);
        if (limit < widest && (turns || limit != Math.rint(limit))) {
            curves.add(new Curve("limit: " + speedup.resource().reason(), Role.BOUND, line(widest, p -> limit)));
        }
        return curves;
    }

    static List<Point> line(double widest, DoubleUnaryOperator at) {
        return steps(widest).mapToObj(p -> Point.of(p, at.applyAsDouble(p))).toList();
    }

    static List<Point> line(double widest, Law law) {
        return steps(widest)
                .mapToObj(p -> new Point(p, law.at(p), law.bandAt(p).orElse(null)))
                .toList();
    }

    /** Evenly, and on both sides of each whole number: a law of equal tasks has its steps there. */
    private static DoubleStream steps(double widest) {
        var even = DoubleStream.iterate(0, step -> step <= STEPS, step -> step + 1)
                .map(step -> Math.pow(Math.max(widest, 1), step / STEPS));
        var whole = IntStream.rangeClosed(2, (int) Math.min(widest, STEPS))
                .mapToDouble(n -> n)
                .flatMap(n -> DoubleStream.of(Math.nextDown(n), n));
        return DoubleStream.concat(even, whole).sorted().distinct();
    }

    static List<Region> forecast(Speedup speedup, double widest) {
        double limit = speedup.resource().limit();
        return speedup.real() && limit < widest
                ? List.of(new Region(limit, widest, "beyond your " + cores(limit) + ": forecast"))
                : List.of();
    }

    private static String cores(double limit) {
        return limit == 1 ? "processor" : Numbers.plain(limit) + " processors";
    }

    private static Verdict verdict(Speedup speedup) {
        var more =
                speedup.points().stream().filter(point -> point.workers() > 1).toList();
        if (more.isEmpty()) {
            return Verdict.cannotTell(onlyOne(speedup));
        }
        var clean = more.stream().filter(Speedup.Point::clean).toList();
        if (clean.isEmpty()) {
            var ratio = more.getLast().ratio();
            return Verdict.cannotTell(MeasureWords.whyNot(ratio.quality(), ratio.kept(), ratio.taken()));
        }
        var last = clean.getLast();
        return Verdict.states(ran(last.workers(), last.ratio()) + "." + kept(last.ratio()));
    }

    static String onlyOne(Speedup speedup) {
        if (Math.ceil(speedup.resource().limit()) > 1) {
            return "Only one worker was measured, so there is no speed-up to tell.";
        }
        return "There is one processor to use (" + speedup.resource().reason()
                + "), so there is no speed-up to measure. Slow-motion cores show what more would do.";
    }

    /** "With 2 workers the program ran 1.94 times as fast [1.92, 1.96]". */
    static String ran(int workers, Ratio ratio) {
        return "With " + MeasureWords.workers(workers) + " the program ran " + Numbers.ratio(ratio.median())
                + " times as fast " + Numbers.interval(ratio.interval());
    }

    static String kept(Ratio ratio) {
        return ratio.taken() == 0 ? "" : " " + MeasureWords.kept(ratio.kept(), ratio.taken());
    }
}
