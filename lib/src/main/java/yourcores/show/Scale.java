package yourcores.show;

import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Axis;

/**
 * Maps values of an axis to places along it, and chooses where its labels stand: whole steps on a linear axis, powers
 * of two or ten on a logarithmic one.
 *
 * @param base 0 for a linear scale, else 2 or 10
 * @param from the lower end, as {@link #place} gives it
 * @param to the upper end, as {@link #place} gives it
 */
record Scale(int base, double from, double to, List<Tick> ticks) {

    enum Start {
        /** Exactly at zero, as bars do. */
        ZERO,
        /** At zero, with room for a mark that lies on it. */
        ZERO_WITH_ROOM,
        /** At zero where the values begin near it, else at the values. */
        NEAR_VALUES
    }

    /** @param place where it stands, on the same line as {@code from} and {@code to} */
    record Tick(double place, String label) {}

    /**
     * @param low the least value to be seen
     * @param high the greatest value to be seen
     * @param start where a linear axis of positive values starts
     * @param whole whether only whole numbers may be labelled
     * @param most how many labels fit
     */
    static Scale of(Axis axis, double low, double high, Start start, boolean whole, int most) {
        return axis.logarithmic() ? logarithmic(axis, low, high, most) : linear(low, high, start, whole, most);
    }

    private static Scale linear(double low, double high, Start start, boolean whole, int most) {
        boolean zero = low >= 0 && (start != Start.NEAR_VALUES || low <= 0.4 * high);
        boolean room = start != Start.ZERO && low < 0.04 * high;
        if (zero) {
            low = 0;
        }
        if (low == high) {
            high = low + (low == 0 ? 1 : 0.1 * Math.abs(low));
        }
        double pad = 0.05 * (high - low);
        double from = zero && !room ? 0 : low - pad;
        double to = high + pad;
        double step = step((to - from) / most, whole);
        var ticks = new ArrayList<Tick>();
        for (double n = Math.ceil(from / step - 1e-9); n * step <= to + 1e-9 * step; n++) {
            ticks.add(new Tick(n * step, Digits.onAxis(n * step, step)));
        }
        return new Scale(0, from, to, List.copyOf(ticks));
    }

    private static double step(double least, boolean whole) {
        double unit = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : new double[] {unit, 2 * unit, 5 * unit, 10 * unit}) {
            if (step >= least * (1 - 1e-9)) {
                return whole ? Math.max(1, step) : step;
            }
        }
        return 10 * unit;
    }

    private static Scale logarithmic(Axis axis, double low, double high, int most) {
        if (low <= 0) {
            throw new IllegalArgumentException("The axis \"" + axis.label() + "\" is logarithmic and has no place for "
                    + Digits.of(low) + ": use a linear axis, or leave the value out");
        }
        int base = high / low <= 1100 ? 2 : 10;
        double from = log(base, low);
        double to = log(base, high);
        if (Math.floor(to + 1e-9) - Math.ceil(from - 1e-9) < 1) {
            from = Math.floor(from + 1e-9);
            to = Math.max(Math.ceil(to - 1e-9), from + 1);
        }
        double pad = 0.06 * (to - from);
        double stride = Math.ceil((to - from) / most);
        var ticks = new ArrayList<Tick>();
        for (double n = Math.ceil(from - 1e-9); n <= to + 1e-9; n += stride) {
            ticks.add(new Tick(n, power(base, n)));
        }
        return new Scale(base, from - pad, to + pad, List.copyOf(ticks));
    }

    private static String power(int base, double exponent) {
        return Digits.of(Math.pow(base, exponent));
    }

    private static double log(int base, double value) {
        return base == 2 ? Math.log(value) / Math.log(2) : Math.log10(value);
    }

    /** Where a value stands; values that the scale has no place for stand at its lower end. */
    double place(double value) {
        return base == 0 ? value : value <= 0 ? from : log(base, value);
    }

    /** Where a value stands, 0 at the lower and 1 at the upper end. */
    double share(double value) {
        return (place(value) - from) / (to - from);
    }

    double width() {
        return to - from;
    }
}
