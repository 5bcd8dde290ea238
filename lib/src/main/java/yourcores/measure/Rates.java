package yourcores.measure;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Bars.Bar;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Verdict;

/**
 * How much several ways to do the same job get done in a second. What the ways are to each other is a {@link
 * Comparison}, over the rounds in which both were undisturbed; a rate counts the undisturbed runs of one way. Immutable.
 *
 * @param what is done, in the plural: "meals"
 * @param rows in the order they were given, the baseline first
 */
public record Rates(String title, String what, List<Row> rows) implements Measured {

    /**
     * @param rate so many a second; {@code NaN} where too few runs were undisturbed
     * @param interval 95 % interval of it; {@code null} where too few runs were undisturbed
     * @param usual median time of all runs, for the feeling of it
     * @param ratio time of the baseline divided by time of this way
     */
    public record Row(String name, double rate, Interval interval, Duration usual, Ratio ratio) {}

    public Rates {
        rows = List.copyOf(rows);
    }

    static Rates of(String title, String what, int count, Rounds rounds, Variant... variants) {
        return new Rates(
                title,
                what,
                IntStream.range(0, variants.length)
                        .mapToObj(v -> row(variants[v].name(), count, rounds, v))
                        .toList());
    }

    private static Row row(String name, int count, Rounds rounds, int variant) {
        var timing = rounds.timing(name, variant);
        double work = count * 1e9;
        var interval = timing.interval() == null
                ? null
                : new Interval(
                        work / timing.interval().high(),
                        work / timing.interval().low());
        var usual = Duration.ofNanos(Math.round(rounds.usualNanos(variant)));
        return new Row(name, work / timing.nanos(), interval, usual, rounds.ratio(0, variant));
    }

    /** How the ways compare with the first one. */
    public Comparison comparison() {
        return new Comparison(rows.stream()
                .map(row -> new Comparison.Row(row.name(), row.usual(), row.ratio()))
                .toList());
    }

    @Override
    public Figure figure() {
        var bars = rows.stream()
                .filter(row -> row.interval() != null)
                .map(row -> new Bar(row.name(), row.rate(), row.interval(), Grade.PLAIN))
                .toList();
        var verdict = bars.isEmpty()
                ? Verdict.cannotTell(MeasureWords.whyNot(
                        rows.getLast().ratio().quality(),
                        rows.getLast().ratio().kept(),
                        rows.getLast().ratio().taken()))
                : comparison().figure().verdict();
        return new Bars(title, Axis.of(what, what + " a second"), bars, verdict, "");
    }

    @Override
    public List<Finding> findings() {
        return rows.stream()
                .map(row -> new Finding(title, row.name(), 1, row.ratio()))
                .toList();
    }
}
