package yourcores.race;

import java.util.Comparator;
import java.util.Map;
import java.util.StringJoiner;
import yourcores.figure.Numbers;

/** Outcomes as words, and their order. */
final class Labels {
    /** A double holds no long beyond 2⁵³ exactly: of several with the same one, the whole ones by their own value. */
    private static final Comparator<Object> NUMBERS = Comparator.comparingDouble(
                    (Object number) -> ((Number) number).doubleValue())
            .thenComparing(Labels::whole)
            .thenComparingLong(number -> ((Number) number).longValue())
            .thenComparing(Labels::of);

    private static final Comparator<Object> ORDER =
            Comparator.comparingInt(Labels::rank).thenComparing(Labels::compareAlike);

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

    /**
     * Numbers by value; then other outcomes that have an order of their own, class by class; then the rest by their
     * words.
     */
    static Comparator<Object> order() {
        return ORDER;
    }

    private static int rank(Object outcome) {
        return outcome instanceof Number ? 0 : outcome instanceof Comparable<?> ? 1 : 2;
    }

    @SuppressWarnings("unchecked")
    private static int compareAlike(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            return NUMBERS.compare(one, other);
        }
        if (!(one instanceof Comparable<?> first)) {
            return of(one).compareTo(of(other));
        }
        return one.getClass() == other.getClass()
                ? ((Comparable<Object>) first).compareTo(other)
                : one.getClass().getName().compareTo(other.getClass().getName());
    }

    private static String parts(Record outcome) {
        var text = outcome.toString();
        var start = outcome.getClass().getSimpleName() + "[";
        return text.startsWith(start) && text.endsWith("]") ? text.substring(start.length(), text.length() - 1) : text;
    }
}
