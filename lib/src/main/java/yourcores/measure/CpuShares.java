package yourcores.measure;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
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
import yourcores.measure.Ratio.Quality;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Meter;
import yourcores.measure.system.OwnTime;
import yourcores.measure.system.Purity;

/**
 * What share of its time a task computes, and so whether it computes, waits, or does some of both: processor time of the
 * thread that runs the task, divided by the time on the clock. What the task has other threads or processes do is
 * waiting. Only runs count in which neither other programs nor a quota took the processor away for more than a
 * twentieth of the time; where those are fewer than {@value #FEWEST_CLEAN}, or the share lies too near a border, it
 * cannot tell. Immutable.
 *
 * @param rows in the order they were given
 */
public record CpuShares(List<Row> rows) implements Showable {
    /** A task computes that has its processor for at least this share of its time. */
    public static final double COMPUTES = 0.75;

    /** A task waits that has its processor for at most this share of its time. */
    public static final double WAITS = 0.25;

    private static final double TOLERATED = 0.05;
    private static final double STILL_WARMING = 0.9;
    private static final int FEWEST_CLEAN = 5;
    private static final int MOST_RUNS = 40;
    private static final Duration FULL = Duration.ofMillis(800);
    private static final Duration QUICK = Duration.ofMillis(150);

    /** What a task does. */
    public enum Kind {
        COMPUTES("computes"),
        WAITS("waits"),
        SOME_OF_BOTH("some of both"),
        CANNOT_TELL("cannot tell");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * A task.
     *
     * @param usual median time of the clean runs; {@code null} where they are too few
     * @param share median share of that time in which the task had its processor; NaN where the runs are too few
     * @param interval 95 % interval of that share; {@code null} where the runs are too few
     * @param quality why the runs are too few; clean where they are enough
     */
    public record Row(String name, Duration usual, double share, Interval interval, Quality quality) {

        /** What the task does. */
        public Kind kind() {
            if (interval == null) {
                return Kind.CANNOT_TELL;
            }
            if (interval.low() >= COMPUTES) {
                return Kind.COMPUTES;
            }
            if (interval.high() <= WAITS) {
                return Kind.WAITS;
            }
            return interval.low() > WAITS && interval.high() < COMPUTES ? Kind.SOME_OF_BOTH : Kind.CANNOT_TELL;
        }
    }

    public CpuShares {
        rows = List.copyOf(rows);
    }

    /** The row of a task. */
    public Row of(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No task is called \"" + name + "\", but "
                        + rows.stream().map(Row::name).toList()));
    }

    static CpuShares measure(List<Variant> tasks) throws Exception {
        var machine = Machine.here();
        var rows = new ArrayList<Row>();
        try (var progress = new Progress("what " + tasks.size() + " tasks do");
                var sampler = new MeteredSampler(Meter.best(machine.capacity(), false))) {
            for (var task : tasks) {
                progress.at((double) rows.size() / tasks.size());
                rows.add(row(task, sampler, (machine.quick() ? QUICK : FULL).toNanos()));
            }
        }
        return new CpuShares(rows);
    }

    private static Row row(Variant task, Sampler sampler, long patience) throws Exception {
        var run = new Variant(task.name(), threads -> {
            var before = OwnTime.now();
            Sink.take(task.work().run(threads));
            return OwnTime.now().since(before);
        });
        warmUp(run, sampler, patience / 4);
        var clean = new ArrayList<OwnTime>();
        var purities = new ArrayList<Purity>();
        long start = System.nanoTime();
        for (int runs = 0; runs < MOST_RUNS; runs++) {
            if (runs >= FEWEST_CLEAN
                    && System.nanoTime() - start > patience
                    && (clean.size() >= FEWEST_CLEAN || System.nanoTime() - start > 3 * patience)) {
                break;
            }
            var sample = sampler.take(run, 1);
            var used = (OwnTime) sample.result();
            if (sample.clean() && used.delay() <= TOLERATED * used.clock()) {
                clean.add(used);
            }
            purities.add(sample.purity());
        }
        boolean unseen = 2 * Collections.frequency(purities, Purity.UNMETERED) > purities.size();
        return row(task.name(), clean, unseen ? Quality.UNMETERED : Quality.BUSY);
    }

    /** Runs it until it hardly gets faster. */
    private static void warmUp(Variant run, Sampler sampler, long patience) throws Exception {
        long start = System.nanoTime();
        double fastest = Double.POSITIVE_INFINITY;
        double last = sampler.take(run, 1).nanos();
        while (last < STILL_WARMING * fastest && System.nanoTime() - start < patience) {
            fastest = last;
            last = sampler.take(run, 1).nanos();
        }
    }

    private static Row row(String name, List<OwnTime> clean, Quality otherwise) {
        if (clean.size() < FEWEST_CLEAN || !ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported()) {
            return new Row(name, null, Double.NaN, null, otherwise);
        }
        double[] shares = clean.stream()
                .mapToDouble(used -> Math.min(1, (double) used.processor() / used.clock()))
                .toArray();
        double[] clocks = clean.stream().mapToDouble(OwnTime::clock).toArray();
        return new Row(
                name,
                Duration.ofNanos(Math.round(Median.of(clocks))),
                Median.of(shares),
                Statistics.medianInterval(shares),
                Quality.CLEAN);
    }

    @Override
    public Figure figure() {
        var table = rows.stream().map(CpuShares::words).toList();
        return new Table(
                "What the tasks do with their time",
                List.of("task", "one run takes", "of that it computes", "95 % interval", "it"),
                table,
                verdict(),
                "");
    }

    private static List<String> words(Row row) {
        return row.interval() == null
                ? List.of(row.name(), "-", "-", "-", row.kind().words)
                : List.of(
                        row.name(),
                        Numbers.duration(row.usual()),
                        Numbers.percent(row.share()),
                        Numbers.percent(row.interval().low()) + " to "
                                + Numbers.percent(row.interval().high()),
                        row.kind().words);
    }

    private Verdict verdict() {
        var unmetered = unknown(quality -> quality == Quality.UNMETERED);
        var unknown = unknown(quality -> quality != Quality.UNMETERED);
        var borders = "A task computes that has its processor for at least " + Numbers.percent(COMPUTES)
                + " of its time, and waits where it is at most " + Numbers.percent(WAITS)
                + "; what it has other threads do is waiting.";
        if (unknown.isEmpty() && unmetered.isEmpty()) {
            return Verdict.states(borders);
        }
        return Verdict.cannotTell((unknown.isEmpty()
                        ? ""
                        : "Open: " + unknown
                                + ". Other programs ran beside, or the share lies too near a border; run the"
                                + " cell again when the machine is quiet. ")
                + (unmetered.isEmpty()
                        ? ""
                        : "Of " + unmetered + " nothing is known: the meter did not see the threads that did the work."
                                + " Take them from the factory that the work is handed. ")
                + borders);
    }

    private String unknown(Predicate<Quality> which) {
        return rows.stream()
                .filter(row -> row.kind() == Kind.CANNOT_TELL && which.test(row.quality()))
                .map(row -> "“" + row.name() + "”")
                .collect(Collectors.joining(", "));
    }

    /** The rows as a table, to sort, filter, join or save; times in nanoseconds. */
    public tech.tablesaw.api.Table table() {
        return tech.tablesaw.api.Table.create(
                "CPU shares",
                StringColumn.create("task", rows.stream().map(Row::name).toList()),
                DoubleColumn.create(
                        "nanos",
                        rows.stream()
                                .mapToDouble(row -> row.usual() == null
                                        ? Double.NaN
                                        : row.usual().toNanos())
                                .toArray()),
                DoubleColumn.create(
                        "share", rows.stream().mapToDouble(Row::share).toArray()),
                StringColumn.create(
                        "it", rows.stream().map(row -> row.kind().words).toList()));
    }
}
