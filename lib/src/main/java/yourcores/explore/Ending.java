package yourcores.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The values with which a program ends. Written as its one value, {@code "50"}, or as {@code "a=1, b=0"} where several
 * are watched.
 *
 * <p>Thread rule: immutable.
 */
public final class Ending implements Values, Comparable<Ending> {
    private final List<String> names;
    private final int[] values;

    Ending(List<String> names, int[] values) {
        this.names = names;
        this.values = values;
    }

    /**
     * The value that a name has at the end.
     *
     * @throws IllegalArgumentException if the program was not asked for it
     */
    @Override
    public int get(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new ProgramRefused(
                    "\"" + name + "\" is not among the outcomes: add it, as in outcomes(\"" + name + "\")");
        }
        return values[at];
    }

    /**
     * The value, where one is watched.
     *
     * @throws IllegalArgumentException if several are, or none
     */
    public int value() {
        if (values.length != 1) {
            throw new ProgramRefused(
                    "The outcome has " + values.length + " values, " + names + ": say which, by get(name)");
        }
        return values[0];
    }

    List<String> names() {
        return names;
    }

    /** By the values, in the order of the names. */
    @Override
    public int compareTo(Ending other) {
        return Arrays.compare(values, other.values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ending ending && names.equals(ending.names) && Arrays.equals(values, ending.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return switch (values.length) {
            case 0 -> "all threads end";
            case 1 -> Integer.toString(values[0]);
            default -> named();
        };
    }

    /** With its names, also where there is one: {@code "balance = 50"}. */
    String words() {
        return values.length == 1 ? names.getFirst() + " = " + values[0] : toString();
    }

    private String named() {
        return IntStream.range(0, values.length)
                .mapToObj(n -> names.get(n) + "=" + values[n])
                .collect(Collectors.joining(", "));
    }
}
