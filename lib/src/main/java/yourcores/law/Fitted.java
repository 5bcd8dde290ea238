package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Point;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.measure.Fit;
import yourcores.measure.Resource;
import yourcores.measure.Speedup;

/**
 * A law fitted to measured points, ready to be shown: the points, the law with its band, the parameters with their
 * intervals; where the points cannot identify the law, the points and the reason. Immutable.
 *
 * @param kind which law: "Amdahl's law"
 * @param speedup the measured points
 * @param fit the law, or the reason why there is none
 */
public record Fitted(String kind, Speedup speedup, Fit fit) implements Showable {

    @Override
    public Figure figure() {
        double most = Math.max(
                2,
                speedup.points().stream().mapToInt(Speedup.Point::workers).max().orElse(2));
        var curves = new ArrayList<Curve>();
        points().forEach((role, points) -> curves.add(new Curve(name(role), role, points)));
        if (fit instanceof Fit.Found found) {
            curves.add(Draw.law("fitted: " + found.law().name(), found.law(), Curve.Role.FITTED, most));
        }
        double highest = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(1);
        curves.add(Draw.ideal(most, 1.3 * highest));
        var verdict = verdict();
        return new Curves(
                kind + " fitted: " + speedup.title(),
                Axis.logarithmic("workers", "workers"),
                Axis.logarithmic("speed-up", "times one worker"),
                curves,
                List.of(),
                verdict,
                "");
    }

    private Verdict verdict() {
        return switch (fit) {
            case Fit.Found found -> Verdict.states(kind + ": " + found.words() + ".");
            case Fit.Refused refused -> Verdict.cannotTell(kind + " cannot be fitted: " + refused.reason() + ".");
            case Fit.None none -> Verdict.cannotTell(kind + " has no number to fit.");
        };
    }

    private Map<Curve.Role, List<Point>> points() {
        boolean real = speedup.resource().kind() != Resource.Kind.SLOW_MOTION_CORES;
        var points = new TreeMap<Curve.Role, List<Point>>();
        for (var point : speedup.points()) {
            if (point.clean()) {
                var role = real && !point.oversubscribed() ? Curve.Role.MEASURED : Curve.Role.EMULATED;
                points.computeIfAbsent(role, any -> new ArrayList<>())
                        .add(new Point(
                                point.workers(),
                                point.ratio().median(),
                                point.ratio().interval()));
            }
        }
        return points;
    }

    private String name(Curve.Role role) {
        return switch (speedup.resource().kind()) {
            case SLOW_MOTION_CORES -> "measured on slow-motion cores";
            case REAL_CORES, WAITING -> role == Curve.Role.MEASURED ? "measured" : "measured, workers taking turns";
        };
    }
}
