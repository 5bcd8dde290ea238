package yourcores.figure;

/**
 * A point of a curve.
 *
 * @param interval where the true y lies; {@code null} where nothing is known of it
 */
public record Point(double x, double y, Interval interval) {

    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A point needs finite coordinates, not (" + x + ", " + y + ")");
        }
    }

    public static Point of(double x, double y) {
        return new Point(x, y, null);
    }
}
