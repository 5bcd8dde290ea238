package yourcores.show;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Point;

/**
 * The part of the plane that a figure shows: all points and their intervals, and of ideals and bounds as much as does
 * not squeeze the points.
 *
 * @param whole whether all x are whole numbers, as workers are
 */
record Range(double left, double right, double low, double high, boolean whole) {
    private static final Set<Role> BACKDROP = EnumSet.of(Role.IDEAL, Role.BOUND);

    static Range of(Curves figure) {
        var points = points(figure.curves(), false);
        var backdrop = points(figure.curves(), true);
        var all = new ArrayList<>(points);
        all.addAll(backdrop);
        if (all.isEmpty()) {
            return new Range(1, 2, figure.y().logarithmic() ? 1 : 0, 2, true);
        }
        double left = all.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = all.stream().mapToDouble(Point::x).max().orElseThrow();
        boolean whole = marked(figure.curves()).stream().allMatch(p -> p.x() == Math.rint(p.x()));
        if (points.isEmpty()) {
            points = all;
        }
        boolean log = figure.y().logarithmic();
        double low = points.stream().mapToDouble(p -> low(p, log)).min().orElseThrow();
        double high = points.stream().mapToDouble(Range::high).max().orElseThrow();
        double most = log ? high * 2 : high * 1.3;
        double least = log ? low / 2 : low;
        for (var point : backdrop) {
            low = point.y() >= least ? Math.min(low, point.y()) : low;
            high = Math.max(high, Math.min(point.y(), most));
        }
        return new Range(left, right, low, high, whole);
    }

    /** What the key of a curve must say of it: nothing, or that it runs outside the picture. */
    String note(Curve curve) {
        boolean hidden = !curve.points().isEmpty()
                && curve.points().stream().allMatch(p -> p.y() > high * (1 + 1e-9) || p.y() < Math.min(low, 0));
        return hidden ? " (above the picture)" : "";
    }

    private static double low(Point point, boolean log) {
        double low = point.interval() == null
                ? point.y()
                : Math.min(point.y(), point.interval().low());
        return Double.isInfinite(low) || log && low <= 0 ? point.y() : low;
    }

    private static double high(Point point) {
        double high = point.interval() == null
                ? point.y()
                : Math.max(point.y(), point.interval().high());
        return Double.isInfinite(high) ? point.y() : high;
    }

    private static List<Point> points(List<Curve> curves, boolean backdrop) {
        return curves.stream()
                .filter(c -> BACKDROP.contains(c.role()) == backdrop)
                .flatMap(c -> c.points().stream())
                .toList();
    }

    private static List<Point> marked(List<Curve> curves) {
        var dots = curves.stream()
                .filter(c -> c.role() == Role.MEASURED || c.role() == Role.EMULATED)
                .flatMap(c -> c.points().stream())
                .toList();
        return dots.isEmpty()
                ? curves.stream().flatMap(c -> c.points().stream()).toList()
                : dots;
    }
}
