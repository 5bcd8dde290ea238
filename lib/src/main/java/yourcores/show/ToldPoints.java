package yourcores.show;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Point;

/** Picks the points of a curve that are worth telling: a law has a hundred, a listener wants those measured. */
final class ToldPoints {
    private static final int FEW = 12;

    private ToldPoints() {}

    static List<Point> points(Curves figure, Curve curve) {
        var points = curve.points();
        if (points.size() <= FEW || isMeasured(curve)) {
            return points;
        }
        Set<Double> measured = figure.curves().stream()
                .filter(ToldPoints::isMeasured)
                .flatMap(c -> c.points().stream())
                .map(Point::x)
                .collect(Collectors.toSet());
        var told = points.stream()
                .filter(p -> measured.contains(p.x()) || isPowerOfTwo(p.x()))
                .toList();
        return told.size() >= 2 && told.size() <= 2 * FEW ? told : spread(points);
    }

    private static boolean isMeasured(Curve curve) {
        return curve.role() == Role.MEASURED || curve.role() == Role.EMULATED;
    }

    private static boolean isPowerOfTwo(double x) {
        return x >= 1 && x < 1 << 30 && x == Math.rint(x) && Integer.bitCount((int) x) == 1;
    }

    private static List<Point> spread(List<Point> points) {
        return IntStream.range(0, FEW)
                .mapToObj(i -> points.get(i * (points.size() - 1) / (FEW - 1)))
                .toList();
    }
}
