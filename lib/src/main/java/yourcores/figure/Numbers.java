package yourcores.figure;

import java.time.Duration;
import java.util.Locale;

/** Numbers as they stand in figures: the same in every country, no more digits than they deserve. */
public final class Numbers {

    private Numbers() {}

    /** A ratio such as a speed-up: two decimals below 10, one below 100, none above. */
    public static String ratio(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", value);
    }

    /** A number that may be whole: {@code 4}, {@code 1.50}. */
    public static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : ratio(value);
    }

    /** {@code [1.92, 1.96]}. */
    public static String interval(Interval interval) {
        return "[" + ratio(interval.low()) + ", " + ratio(interval.high()) + "]";
    }

    /** A share as a percentage: {@code 3.5 %}, {@code 40 %}. */
    public static String percent(double share) {
        double percent = 100 * share;
        return String.format(Locale.ROOT, Math.abs(percent) < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** The share of a part that is neither nothing nor all, as a percentage that does not look like either. */
    public static String part(double share) {
        return share < 0.0005 ? "< 0.1 %" : share >= 0.995 ? "> 99 %" : percent(share);
    }

    /** A length of time with its unit: {@code 35 ns}, {@code 1.20 ms}, {@code 3.4 s}. */
    public static String duration(Duration duration) {
        double nanos = duration.getSeconds() * 1e9 + duration.getNano();
        if (Math.abs(nanos) < 1e3) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        if (Math.abs(nanos) < 1e6) {
            return ratio(nanos / 1e3) + " µs";
        }
        return Math.abs(nanos) < 1e9 ? ratio(nanos / 1e6) + " ms" : ratio(nanos / 1e9) + " s";
    }

    /** A count with a thin space between thousands: {@code 200 000}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }
}
