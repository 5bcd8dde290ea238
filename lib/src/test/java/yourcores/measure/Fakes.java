package yourcores.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import yourcores.figure.Interval;
import yourcores.measure.Ratio.Quality;

/** Variants and results for tests. */
final class Fakes {
    static final Law IDEAL = law(0);

    private Fakes() {}

    static Law law(double serial) {
        return law(serial, Interval.exactly(serial));
    }

    static Law law(double serial, Interval within) {
        return new Law() {
            @Override
            public String name() {
                return "Amdahl, B = " + serial;
            }

            @Override
            public double at(double p) {
                return amdahl(serial, p);
            }

            @Override
            public Optional<Interval> bandAt(double p) {
                return Optional.of(new Interval(amdahl(within.high(), p), amdahl(within.low(), p)));
            }
        };
    }

    private static double amdahl(double serial, double p) {
        return 1 / (serial + (1 - serial) / p);
    }

    static Ratio ratio(double median, double halfWidth) {
        return new Ratio(median, new Interval(median - halfWidth, median + halfWidth), median, 30, 31, Quality.CLEAN);
    }

    static Ratio spoilt(Quality quality) {
        return new Ratio(Double.NaN, null, 1.5, 2, 31, quality);
    }

    /** A speed-up on so many equal real cores, with one worker first. */
    static Speedup speedup(int cores, Ratio... more) {
        var resource = new Resource(Resource.Kind.REAL_CORES, cores, cores + " processors of this machine");
        var points = IntStream.rangeClosed(0, more.length)
                .mapToObj(i -> new Speedup.Point(i + 1, i == 0 ? ratio(1, 0) : more[i - 1], i + 1 > cores))
                .toList();
        return new Speedup(
                "test work", resource, points, Duration.ofMillis(100), new Speedup.Alike(cores, "no more cores"));
    }

    static List<Variant> variants(String... names) {
        return List.of(names).stream()
                .map(name -> Variant.variant(name, () -> 1))
                .toList();
    }
}
