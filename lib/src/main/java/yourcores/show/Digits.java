package yourcores.show;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;

/** Numbers of any size, as they stand on axes and in words. */
final class Digits {

    private Digits() {}

    /** At most three digits that count: {@code 1.94}, {@code 0.5}, {@code 0.00123}; whole numbers whole. */
    static String of(double value) {
        String digits = measured(value);
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Numbers.count((long) value);
        }
        return digits.contains(".") && !digits.contains("e") ? digits.replaceAll("\\.?0+$", "") : digits;
    }

    /** Three digits that count, so that neighbours line up: {@code 1.00}, {@code 13.5}, {@code 12 345}. */
    static String measured(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 100) {
            return Numbers.ratio(value);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size >= 999.5) {
            return size < 1e15 ? Numbers.count(Math.round(value)) : String.format(Locale.ROOT, "%.2e", value);
        }
        if (size < 1e-6) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        return new BigDecimal(value)
                .round(new MathContext(3, RoundingMode.HALF_UP))
                .toPlainString();
    }

    static String of(Interval interval) {
        return "[" + measured(interval.low()) + ", " + measured(interval.high()) + "]";
    }

    /** A label of an axis whose labels are this far apart. */
    static String onAxis(double value, double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        if (decimals > 6) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        double rounded = Math.abs(value) < step / 1e6 ? 0 : value;
        return decimals == 0 ? of(Math.rint(rounded)) : String.format(Locale.ROOT, "%." + decimals + "f", rounded);
    }
}
