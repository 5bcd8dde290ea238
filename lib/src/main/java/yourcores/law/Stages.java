package yourcores.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * The parts of a program that could be made faster, and what comes of the order in which that is done. Whoever takes
 * the part first that saves most sees each step save less time; the other way round each step saves more. The end is
 * the same. Immutable.
 *
 * @param parts in the order they are made faster
 */
public record Stages(List<Part> parts) implements Showable {

    /**
     * A part of a program.
     *
     * @param share of the program's time before anything was made faster, from 0 to 1
     * @param factor how many times faster it could be, at least 1
     */
    public record Part(String name, double share, double factor) {
        public Part {
            Check.share("The share of \"" + name + "\"", share);
            Check.atLeast(1, "The factor of \"" + name + "\"", factor);
        }

        private double saved() {
            return share * (1 - 1 / factor);
        }
    }

    public Stages {
        parts = List.copyOf(parts);
        double sum = parts.stream().mapToDouble(Part::share).sum();
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException("The shares of all parts add up to at most 1, not to " + sum);
        }
        var names = new HashSet<String>();
        for (var part : parts) {
            if (!names.add(part.name)) {
                throw new IllegalArgumentException(
                        "Two parts are called \"" + part.name + "\"; give each its own name");
            }
        }
    }

    /** A program of which nothing is made faster yet. */
    public static Stages of() {
        return new Stages(List.of());
    }

    /** These parts and another one. */
    public Stages with(String name, double share, double factor) {
        var more = new ArrayList<>(parts);
        more.add(new Part(name, share, factor));
        return new Stages(more);
    }

    /** The same parts, first the one that saves most. */
    Stages bestFirst() {
        return new Stages(parts.stream()
                .sorted(Comparator.comparingDouble(Part::saved).reversed())
                .toList());
    }

    /** The same parts, first the one that saves least. */
    Stages worstFirst() {
        return new Stages(
                parts.stream().sorted(Comparator.comparingDouble(Part::saved)).toList());
    }

    /** Speed-up of the whole program after no step, after the first, and so on. */
    public List<Double> speedups() {
        return IntStream.rangeClosed(0, parts.size())
                .mapToObj(done -> 1
                        / (1
                                - parts.subList(0, done).stream()
                                        .mapToDouble(Part::saved)
                                        .sum()))
                .toList();
    }

    /** Both orders: the time that is left after each step, and the speed-up it makes. */
    @Override
    public Figure figure() {
        var best = bestFirst();
        var worst = worstFirst();
        String words = "Speed-up step by step, best first: " + best.words() + "; worst first: " + worst.words() + ".";
        return new Curves(
                "Time left after each step",
                Axis.of("parts made faster", "parts"),
                Axis.of("time left", "of the first version's time"),
                List.of(best.curve("best first"), worst.curve("worst first")),
                List.of(),
                Verdict.states(words),
                "");
    }

    private Curve curve(String name) {
        var speedups = speedups();
        return new Curve(
                name,
                Curve.Role.SERIES,
                IntStream.range(0, speedups.size())
                        .mapToObj(i -> Point.of(i, 1 / speedups.get(i)))
                        .toList());
    }

    private String words() {
        return speedups().stream().skip(1).map(Numbers::ratio).collect(Collectors.joining(", "));
    }
}
