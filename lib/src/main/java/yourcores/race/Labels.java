package yourcores.race;

import java.util.Comparator;
import java.util.Map;
import java.util.StringJoiner;
import yourcores.figure.Numbers;

/** Outcomes as words, and their order. */
final class Labels {

    private Labels() {}

    /**
     * An outcome as it is compared with predicted ones: a value as its {@code toString()}, a record or a map as
     * {@code "a=1, b=0"}.
     */
    static String of(Object outcome) {
        return switch (outcome) {
            case Record parts -> parts(parts);
            case Map<?, ?> parts -> {
                var all = new StringJoiner(", ");
                parts.forEach((name, value) -> all.add(name + "=" + value));
                yield all.toString();
            }
            case null, default -> String.valueOf(outcome);
        };
    }

    /** An outcome as it stands in a figure: large whole numbers in groups of three digits. */
    static String shown(Object outcome) {
        return whole(outcome) && Math.abs(((Number) outcome).longValue()) >= 10_000
                ? Numbers.count(((Number) outcome).longValue())
                : of(outcome);
    }

    /** The numbers from {@code from} up to, and not with, {@code from + step}. */
    static String range(double from, double step, boolean whole) {
        return whole
                ? shown((long) from) + " to " + shown((long) (from + step) - 1)
                : Numbers.plain(from) + " up to " + Numbers.plain(from + step);
    }

    static boolean whole(Object outcome) {
        return outcome instanceof Integer
                || outcome instanceof Long
                || outcome instanceof Short
                || outcome instanceof Byte;
    }

    /** Numbers by value, other outcomes of one class by their own order, the rest by their words. */
    static Comparator<Object> order() {
        return Labels::compare;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        if (one instanceof Number number && other instanceof Number second) {
            return whole(one) && whole(other)
                    ? Long.compare(number.longValue(), second.longValue())
                    : Double.compare(number.doubleValue(), second.doubleValue());
        }
        if (one instanceof Comparable<?> first && other != null && one.getClass() == other.getClass()) {
            return ((Comparable<Object>) first).compareTo(other);
        }
        return of(one).compareTo(of(other));
    }

    private static String parts(Record outcome) {
        var text = outcome.toString();
        var start = outcome.getClass().getSimpleName() + "[";
        return text.startsWith(start) && text.endsWith("]") ? text.substring(start.length(), text.length() - 1) : text;
    }
}
