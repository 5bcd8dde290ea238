package yourcores.law;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.measure.Law;
import yourcores.measure.Resource;
import yourcores.measure.Speedup;

/**
 * The serial share that a measured speed-up betrays: e = (1 / S - 1 / p) / (1 - 1 / p). Where Amdahl's law is all there
 * is, e is the same for every p; where e grows with p, working together costs time of its own. Whether it is the same is
 * judged by the speed-ups: small differences of e, at many processors, are large ones of S.
 *
 * <p>Source: A. H. Karp, H. P. Flatt, Measuring parallel processor performance, Communications of the ACM 33 (5), 1990.
 *
 * @param speedup the measured points
 */
public record KarpFlatt(Speedup speedup) implements Showable {
    private static final String NO_TEST = " Runs that come late are dropped, so this is no test of the law.";

    record Row(Speedup.Point point, double share, Interval interval) {}

    /**
     * The serial share behind one speed-up; below 0 where the program is faster than the processors explain.
     *
     * @param speedup above 0; NaN, as of a busy machine, gives NaN
     * @param processors at least 2: one processor says nothing about sharing out
     */
    public static double serialShare(double speedup, int processors) {
        if (speedup <= 0 || speedup == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("A speed-up is above 0, not " + speedup);
        }
        if (processors < 2) {
            throw new IllegalArgumentException("The serial share shows from 2 processors on, not with " + processors);
        }
        double one = 1.0 / processors;
        return (1 / speedup - one) / (1 - one);
    }

    /** The serial shares behind measured points. */
    public static KarpFlatt of(Speedup speedup) {
        return new KarpFlatt(speedup);
    }

    /** One table for several programs: a row for each number of workers, a column for each program. */
    public static Showable compare(Speedup... speedups) {
        return new KarpFlattTable(Arrays.stream(speedups).map(KarpFlatt::of).toList());
    }

    /** A table: p, speed-up, serial share with interval; the verdict says whether the share stays. */
    @Override
    public Figure figure() {
        var rows = rows();
        var cells = rows.stream()
                .map(row -> List.of(
                        Integer.toString(row.point.workers()),
                        Numbers.ratio(row.point.ratio().median()),
                        digits(row.share),
                        "[" + digits(row.interval.low()) + ", " + digits(row.interval.high()) + "]"))
                .toList();
        return new Table(
                "Serial share behind the speed-up of " + speedup.title(),
                List.of("p", "S(p)", "serial share e", "95 % interval"),
                cells,
                verdict(),
                "");
    }

    /** The rows as a table, to sort, filter, join or save. */
    public tech.tablesaw.api.Table table() {
        var rows = rows();
        return tech.tablesaw.api.Table.create(
                speedup.title(),
                IntColumn.create(
                        "p", rows.stream().mapToInt(row -> row.point.workers()).toArray()),
                DoubleColumn.create(
                        "share", rows.stream().mapToDouble(Row::share).toArray()),
                DoubleColumn.create(
                        "low",
                        rows.stream().mapToDouble(row -> row.interval.low()).toArray()),
                DoubleColumn.create(
                        "high",
                        rows.stream().mapToDouble(row -> row.interval.high()).toArray()));
    }

    List<Row> rows() {
        return speedup.comparable().stream()
                .filter(point -> point.workers() > 1)
                .map(point -> {
                    int p = point.workers();
                    var interval = point.ratio().interval();
                    return new Row(
                            point,
                            serialShare(point.ratio().median(), p),
                            new Interval(serialShare(interval.high(), p), serialShare(interval.low(), p)));
                })
                .toList();
    }

    /** That the share stays, as far as the runs can show it. */
    static Verdict stays(String sentence, boolean slow) {
        return slow
                ? Verdict.states(sentence + "." + NO_TEST)
                : Verdict.holds(sentence + ": Amdahl's law with it explains the whole curve within "
                        + Math.round(100 * Law.CLOSE) + " %.");
    }

    /** Whether runs that do not fit were dropped, so that what is seen is no test of the law. */
    boolean slow() {
        return speedup.resource().kind() == Resource.Kind.SLOW_MOTION_CORES;
    }

    /** Whether one share, the last one, explains all points, and the points do not speak against it. */
    boolean stays() {
        var rows = rows();
        return rows.size() > 1 && close(rows) && (slow() || overlap(rows));
    }

    Verdict verdict() {
        var rows = rows();
        if (rows.isEmpty()) {
            return Verdict.cannotTell("No speed-up with 2 or more workers betrays a share"
                    + speedup.notComparable().map(reason -> ": " + reason + ".").orElse(", for none was measured."));
        }
        var first = rows.getFirst();
        var last = rows.getLast();
        if (rows.size() == 1) {
            return Verdict.states("One value of p gives one share, " + digits(first.share)
                    + "; whether it stays takes a second one.");
        }
        if (stays()) {
            return stays("The share stays near " + digits(last.share), slow());
        }
        if (overlap(rows)) {
            return Verdict.cannotTell("The intervals are too wide to tell whether the share stays.");
        }
        boolean grows = last.interval.low() > first.interval.high();
        String seen = grows
                ? "The share grows from " + digits(first.share) + " to " + digits(last.share)
                : "The share is not the same for every p: it runs from " + digits(least(rows)) + " to "
                        + digits(most(rows));
        if (close(rows)) {
            return Verdict.states(seen + "; yet Amdahl's law with the last one lies within "
                    + Math.round(100 * Law.CLOSE) + " % of every point.");
        }
        String sentence = seen + (grows ? ": with more workers something else costs time than the serial part." : ".");
        return slow() ? Verdict.states(sentence) : Verdict.doesNotHold(sentence);
    }

    private static double least(List<Row> rows) {
        return rows.stream().mapToDouble(Row::share).min().orElseThrow();
    }

    private static double most(List<Row> rows) {
        return rows.stream().mapToDouble(Row::share).max().orElseThrow();
    }

    /** Whether all speed-ups, as far as they are known, are near those of the last share. What counts is the speed-up. */
    private static boolean close(List<Row> rows) {
        double share = rows.getLast().share;
        return rows.stream().map(Row::point).allMatch(point -> {
            double law = 1 / (share + (1 - share) / point.workers());
            var interval = point.ratio().interval();
            return interval.low() >= (1 - Law.CLOSE) * law && interval.high() <= (1 + Law.CLOSE) * law;
        });
    }

    private static boolean overlap(List<Row> rows) {
        double low = rows.stream().mapToDouble(row -> row.interval.low()).max().orElseThrow();
        double high =
                rows.stream().mapToDouble(row -> row.interval.high()).min().orElseThrow();
        return low <= high;
    }

    static String digits(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
