package yourcores.fair;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * Who got how many turns, and how long each had to wait for one at most. Immutable.
 *
 * @param rows one for each thread, in the order in which they were given
 * @param usualWait the length of a wait, in turns that others began: half of all that was waited was waited in waits of
 *     that length or longer ones. Unlike the longest one, it does not rest on a single wait: a thread that the system
 *     stopped between asking and queueing
 * @param took from the first turn that counted to the last one, by the stopwatch
 */
public record Shares(String title, List<Row> rows, long usualWait, Duration took) implements Showable {
    private static final int MOST_BARS = 8;

    /**
     * What one thread got.
     *
     * @param kind what it is one of: "reader"
     * @param turns how many it had
     * @param longestWait how many turns others began while it waited for one, at most
     * @param longest how long it waited for one at most, by the stopwatch
     */
    public record Row(String name, String kind, long turns, long longestWait, Duration longest) {}

    public Shares {
        rows = List.copyOf(rows);
    }

    /** How many turns there were in all. */
    public long turns() {
        return rows.stream().mapToLong(Row::turns).sum();
    }

    /**
     * The share of all turns that one thread, or all threads of a kind, had; 0 where nobody had any.
     *
     * @param name of a thread, "reader 2", or of a kind, "reader"
     * @throws IllegalArgumentException if there is none of that name
     */
    public double share(String name) {
        var named = rows.stream()
                .filter(row -> row.name().equals(name) || row.kind().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("Nobody is called \"" + name + "\"; there are "
                    + rows.stream().map(Row::name).collect(Collectors.joining(", ")));
        }
        return turns() == 0 ? 0 : (double) named.stream().mapToLong(Row::turns).sum() / turns();
    }

    /** The turns that others began while somebody waited for one, at most. */
    public long longestWait() {
        return unluckiest().longestWait();
    }

    /** How many turns were taken in a second, by the stopwatch; 0 where none was. */
    public double perSecond() {
        return took.isPositive() ? turns() / (took.toNanos() / 1e9) : 0;
    }

    private Row unluckiest() {
        return rows.stream().max(Comparator.comparingLong(Row::longestWait)).orElseThrow();
    }

    /** What each thread got as a table, to sort, filter, join or save. */
    public tech.tablesaw.api.Table table() {
        return tech.tablesaw.api.Table.create(
                title,
                StringColumn.create("thread", rows.stream().map(Row::name)),
                LongColumn.create("turns", rows.stream().mapToLong(Row::turns).toArray()),
                DoubleColumn.create(
                        "share, %",
                        rows.stream()
                                .mapToDouble(row -> 100 * share(row.name()))
                                .toArray()),
                LongColumn.create(
                        "longest wait, turns",
                        rows.stream().mapToLong(Row::longestWait).toArray()),
                DoubleColumn.create(
                        "longest wait, ms",
                        rows.stream()
                                .mapToDouble(row -> row.longest().toNanos() / 1e6)
                                .toArray()));
    }

    /** A bar for each thread; for each kind where they are many. */
    @Override
    public Figure figure() {
        var names = (rows.size() > MOST_BARS
                        ? rows.stream().map(Row::kind).distinct()
                        : rows.stream().map(Row::name))
                .toList();
        var bars = names.stream()
                .map(name -> new Bars.Bar(name, 100 * share(name), null, Bars.Grade.PLAIN))
                .toList();
        return new Bars(title, Axis.of("share of the turns", "%"), bars, Verdict.states(words()), "");
    }

    private String words() {
        var kinds = rows.stream()
                .collect(Collectors.groupingBy(
                        Row::kind, java.util.LinkedHashMap::new, Collectors.summarizingLong(Row::turns)));
        var had = kinds.entrySet().stream()
                .map(kind ->
                        kind.getKey() + ": " + Numbers.count(kind.getValue().getSum()) + spread(kind.getValue()))
                .collect(Collectors.joining("; "));
        var worst = unluckiest();
        return "Of " + Numbers.count(turns()) + " turns, " + had + ". Longest wait: " + worst.name() + ", while "
                + Numbers.count(worst.longestWait()) + " turns went to others. "
                + Numbers.count(Math.round(perSecond())) + " turns a second.";
    }

    private static String spread(LongSummaryStatistics turns) {
        return turns.getCount() == 1
                ? ""
                : " (" + Numbers.count(turns.getMin()) + " to " + Numbers.count(turns.getMax()) + " each)";
    }
}
