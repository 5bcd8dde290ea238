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
import yourcores.measure.Resource;
import yourcores.measure.Speedup;

/**
 * The serial share that a measured speed-up betrays: e = (1 / S - 1 / p) / (1 - 1 / p). Where Amdahl's law is all there
 * is, e is the same for every p; where e grows with p, working together costs time of its own.
 *
 * <p>Source: A. H. Karp, H. P. Flatt, Measuring parallel processor performance, Communications of the ACM 33 (5), 1990.
 *
 * @param speedup the measured points
 */
public record KarpFlatt(Speedup speedup) implements Showable {
    /** Differences of e below this are no news, however well they are measured. */
    private static final double SAME = 0.02;

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
        var verdict = verdict(rows);
        return new Table(
                "Serial share behind the speed-up of " + speedup.title(),
                List.of("p", "S(p)", "serial share e", "95 % interval"),
                cells,
                verdict,
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

    private Verdict verdict(List<Row> rows) {
        var verdict = judged(rows);
        return slow() && verdict.kind() != Verdict.Kind.CANNOT_TELL ? Verdict.states(verdict.sentence()) : verdict;
    }

    /** Whether runs that do not fit were dropped, so that what is seen is no test of the law. */
    boolean slow() {
        return speedup.resource().kind() == Resource.Kind.SLOW_MOTION_CORES;
    }

    static Verdict judged(List<Row> rows) {
        if (rows.isEmpty()) {
            return Verdict.cannotTell("there is no undisturbed point with 2 or more workers");
        }
        var first = rows.getFirst();
        var last = rows.getLast();
        if (rows.size() == 1) {
            return Verdict.states("One value of p gives one share, " + digits(first.share)
                    + "; whether it stays takes a second one.");
        }
        double least = rows.stream().mapToDouble(Row::share).min().orElseThrow();
        double most = rows.stream().mapToDouble(Row::share).max().orElseThrow();
        if (rows.stream().allMatch(row -> row.interval.width() <= 2 * SAME)
                && (most - least <= SAME || overlap(rows))) {
            return Verdict.holds(
                    "The share stays near " + digits(last.share) + ": Amdahl's law explains the whole curve.");
        }
        if (overlap(rows)) {
            return Verdict.cannotTell("The intervals are too wide to tell whether the share stays.");
        }
        if (last.interval.low() > first.interval.high()) {
            return Verdict.doesNotHold("The share grows from " + digits(first.share) + " to " + digits(last.share)
                    + ": with more workers something else costs time than the serial part.");
        }
        return Verdict.doesNotHold(
                "The share is not the same for every p: it runs from " + digits(least) + " to " + digits(most) + ".");
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
