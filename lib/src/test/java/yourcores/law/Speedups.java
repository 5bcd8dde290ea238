package yourcores.law;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import yourcores.figure.Interval;
import yourcores.measure.Ratio;
import yourcores.measure.Resource;
import yourcores.measure.Speedup;

/** Speed-ups made by hand. */
final class Speedups {
    static final Resource MANY = new Resource(Resource.Kind.REAL_CORES, 64, "64 processors of a test");

    private Speedups() {}

    /** Points on a law, each with an interval of a given half width as a share of its speed-up. */
    static Speedup on(DoubleUnaryOperator law, double halfWidth, int... workers) {
        var points = new ArrayList<Speedup.Point>();
        for (int p : workers) {
            points.add(point(p, p == 1 ? 1 : law.applyAsDouble(p), p == 1 ? 0 : halfWidth));
        }
        return of(points);
    }

    static Speedup of(List<Speedup.Point> points) {
        return new Speedup("test", MANY, points, Duration.ofMillis(100));
    }

    static Speedup.Point point(int p, double speedup, double halfWidth) {
        var interval = new Interval(speedup * (1 - halfWidth), speedup * (1 + halfWidth));
        return new Speedup.Point(p, new Ratio(speedup, interval, speedup, 9, 9, Ratio.Quality.CLEAN), false);
    }

    static Speedup.Point busy(int p) {
        return new Speedup.Point(p, new Ratio(Double.NaN, null, Double.NaN, 1, 9, Ratio.Quality.BUSY), false);
    }

    static Speedup.Point oversubscribed(int p, double speedup) {
        return new Speedup.Point(p, point(p, speedup, 0.01).ratio(), true);
    }
}
