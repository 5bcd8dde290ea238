package yourcores.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Progress;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * What single operations cost that differ by orders of magnitude: starting a thread, starting a process. Operations
 * are timed in batches, in turns, after a warm-up; the median of the batches counts. A single operation that takes a
 * tenth of a second, such as a start of a process, needs no warm-up: its first run counts. By the stopwatch alone: no meter
 * sees threads that live for microseconds, so another program may have lengthened these times. Operations run on the calling thread: an interrupt is
 * looked for between batches, and within one the operation must answer it itself. Immutable.
 *
 * @param rows in the order they were given
 */
public record Costs(String title, List<Row> rows) implements Showable {
    private static final int MOST_ROUNDS = 31;
    private static final int FEWEST_ROUNDS = 5;
    private static final Duration FULL = Duration.ofSeconds(2);
    private static final Duration QUICK = Duration.ofMillis(400);
    private static final Duration SLOW = Duration.ofMillis(100);

    /**
     * @param nanos median time of one operation
     * @param interval 95 % interval of that median
     */
    public record Row(String name, double nanos, Interval interval) {}

    public Costs {
        rows = List.copyOf(rows);
    }

    /** The median time of one operation, in nanoseconds. */
    public double nanos(String name) {
        return row(name).nanos();
    }

    /** Where the cost of one operation in units of another one's lies: a 95 % interval. */
    public Interval ratio(String above, String below) {
        var one = row(above);
        var other = row(below);
        return Statistics.quotient(one.nanos(), one.interval(), other.nanos(), other.interval(), 1);
    }

    private Row row(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No operation is called \"" + name + "\", but "
                        + rows.stream().map(Row::name).toList()));
    }

    static Costs measure(String title, List<Cost> costs, boolean quick) throws Exception {
        long patience = (quick ? QUICK : FULL).toNanos();
        var series = costs.stream().map(Series::new).toList();
        try (var progress = new Progress(title)) {
            for (var one : series) {
                one.warmUp();
            }
            long start = System.nanoTime();
            long spent = 0;
            for (int round = 1; round <= FEWEST_ROUNDS || round <= MOST_ROUNDS && spent < patience; round++) {
                for (var one : series) {
                    if (spent < patience || one.nanos.size() < FEWEST_ROUNDS) {
                        one.take();
                    }
                }
                spent = System.nanoTime() - start;
                progress.at(Math.min(1, Math.max((double) spent / patience, (double) round / MOST_ROUNDS)));
            }
        } finally {
            Sink.empty();
        }
        return new Costs(title, series.stream().map(Series::row).toList());
    }

    /** The batches of one operation. */
    private static final class Series {
        private final Cost cost;
        private final List<Double> nanos = new ArrayList<>();

        Series(Cost cost) {
            this.cost = cost;
        }

        /** Counts, too, where the operation is so slow that it brings along whatever it has to warm up. */
        void warmUp() throws Exception {
            take();
            if (cost.operations() > 1 || nanos.getFirst() < SLOW.toNanos()) {
                nanos.clear();
            }
        }

        void take() throws Exception {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            long start = System.nanoTime();
            Sink.take(cost.work().call());
            nanos.add((double) (System.nanoTime() - start) / cost.operations());
        }

        Row row() {
            double[] all = nanos.stream().mapToDouble(Double::doubleValue).toArray();
            return new Row(cost.name(), Median.of(all), Statistics.medianInterval(all));
        }
    }

    @Override
    public Figure figure() {
        var first = rows.getFirst();
        var table = rows.stream()
                .map(row -> List.of(
                        row.name(),
                        words(row.nanos()),
                        words(row.interval().low()) + " to "
                                + words(row.interval().high()),
                        Numbers.ratio(row.nanos() / first.nanos())))
                .toList();
        var verdict = Verdict.states(sentence() + " By the stopwatch alone: other programs may have lengthened these"
                + " times; take them for orders of magnitude.");
        return new Table(title, List.of("what", "one takes", "95 % interval", "times the first"), table, verdict, "");
    }

    /** The rows as a table, to sort, filter, join or save; times in nanoseconds. */
    public tech.tablesaw.api.Table table() {
        return tech.tablesaw.api.Table.create(
                title,
                StringColumn.create("what", rows.stream().map(Row::name).toList()),
                DoubleColumn.create(
                        "nanos", rows.stream().mapToDouble(Row::nanos).toArray()),
                DoubleColumn.create(
                        "low",
                        rows.stream().mapToDouble(row -> row.interval().low()).toArray()),
                DoubleColumn.create(
                        "high",
                        rows.stream().mapToDouble(row -> row.interval().high()).toArray()));
    }

    private String sentence() {
        var first = rows.getFirst();
        return rows.stream()
                .skip(1)
                .map(row -> row.name() + " " + Numbers.ratio(row.nanos() / first.nanos()))
                .collect(Collectors.joining(", ", "Times the cost of " + first.name() + ": ", "."));
    }

    private static String words(double nanos) {
        return Numbers.duration(Duration.ofNanos(Math.round(nanos)));
    }
}
