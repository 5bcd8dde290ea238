package yourcores.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Verdict;

/**
 * How the speed of one or more ways to do a job changes with a number. Immutable.
 *
 * @param baseline the name of what all are compared with
 * @param number what is varied, in the plural: "tasks"
 */
public record Sweep(String title, String number, String baseline, List<Series> series) implements Measured {

    /** One way, from the smallest number to the largest. */
    public record Series(String name, List<Dot> dots) {
        public Series {
            dots = List.copyOf(dots);
        }
    }

    /** @param ratio time of the baseline divided by time with this number */
    public record Dot(int number, Ratio ratio) {}

    public Sweep {
        series = List.copyOf(series);
    }

    static Sweep of(String title, String number, List<Integer> numbers, Variant baseline, Line[] lines, Rounds rounds) {
        var series = new ArrayList<Series>();
        for (int line = 0; line < lines.length; line++) {
            int first = 1 + line * numbers.size();
            var dots = IntStream.range(0, numbers.size())
                    .mapToObj(at -> new Dot(numbers.get(at), rounds.ratio(0, first + at)))
                    .toList();
            series.add(new Series(lines[line].name(), dots));
        }
        return new Sweep(title, number, baseline.name(), series);
    }

    /** Draws the first way beside what a law of the varied number promised, and judges whether it kept the promise. */
    public SweepAgainst against(Law law) {
        return new SweepAgainst(this, law, Optional.empty());
    }

    @Override
    public Figure figure() {
        if (untold()) {
            return verdict();
        }
        var curves = new ArrayList<Curve>();
        told().forEach(one -> curves.add(new Curve(one.name(), Role.SERIES, points(one))));
        curves.add(new Curve(baseline, Role.IDEAL, List.of(Point.of(least(), 1), Point.of(most(), 1))));
        var verdict = verdict();
        return new Curves(title, numberAxis(), speedAxis(), curves, List.of(), verdict, "");
    }

    @Override
    public List<Finding> findings() {
        return series.stream()
                .flatMap(one ->
                        one.dots().stream().map(dot -> new Finding(title, one.name(), dot.number(), dot.ratio())))
                .toList();
    }

    /** The ways of which at least one number is known. */
    List<Series> told() {
        return series.stream()
                .filter(one -> one.dots().stream().anyMatch(dot -> dot.ratio().clean()))
                .toList();
    }

    /** Whether nothing is known of any way. */
    boolean untold() {
        return told().isEmpty();
    }

    Axis numberAxis() {
        return Axis.logarithmic(number, "number");
    }

    Axis speedAxis() {
        return Axis.logarithmic("speed", "times " + baseline);
    }

    static List<Point> points(Series series) {
        return series.dots().stream()
                .filter(dot -> dot.ratio().clean())
                .map(dot -> new Point(
                        dot.number(), dot.ratio().median(), dot.ratio().interval()))
                .toList();
    }

    int least() {
        return dots().mapToInt(Dot::number).min().orElse(1);
    }

    int most() {
        return dots().mapToInt(Dot::number).max().orElse(1);
    }

    private Stream<Dot> dots() {
        return series.stream().flatMap(one -> one.dots().stream());
    }

    private Verdict verdict() {
        var clean = told();
        var last = dots().reduce((one, other) -> other).orElseThrow().ratio();
        if (clean.isEmpty()) {
            return Verdict.cannotTell(MeasureWords.whyNot(last.quality(), last.kept(), last.taken()));
        }
        return Verdict.states(clean.stream().map(this::sentence).collect(Collectors.joining(" ")) + " "
                + MeasureWords.kept(last.kept(), last.taken()));
    }

    private String sentence(Series one) {
        var end = one.dots().stream()
                .filter(dot -> dot.ratio().clean())
                .reduce((first, second) -> second)
                .orElseThrow();
        return "“" + one.name() + "” with " + Numbers.count(end.number()) + " " + number + ": "
                + MeasureWords.withInterval(end.ratio().median(), end.ratio().interval()) + " times the speed of “"
                + baseline
                + "”.";
    }
}
