package yourcores.measure.system;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * What ways to wait for many answers take: platform threads, memory, time. Threads and memory are what the process has
 * more than before at the moment when all requests are in flight, which the other side of them tells.
 *
 * <p>Guarantee: garbage is collected before each count, so that only what lives is told; the heap is the JVM's own book,
 * what lies beyond it is what the system counts for the process, without the growth of the heap: at least so much, for the
 * heap may have grown by pages that nobody has touched. Pages that are reserved, and what the system keeps for threads and
 * sockets, are in no count. Where the heap became smaller, or not all are in flight any more once that is counted, the row
 * says that it cannot tell. Other threads of the process that come and go meanwhile are in the counts. The time has the
 * collection of garbage in it. One run a row: no interval.
 *
 * <p>Errors: a way that fails has a row that says why, and ends nothing; an interrupt ends all.
 *
 * <p>Thread rule: for one thread at a time, which does the work, too.
 *
 * <p>Source: {@link java.lang.management.ThreadMXBean#getThreadCount}, {@link java.lang.management.MemoryMXBean}; VmRSS
 * of proc(5), on Linux only.
 */
public final class Footprints implements Showable {
    private static final double MIB = 1 << 20;
    private static final int GARBAGE = 1_000;
    private static final int PIECE = 1 << 16;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Duration TO_LOOK = Duration.ofSeconds(2);

    /** Keeps garbage from being left out by the compiler. */
    private static volatile byte[] sink;

    /** Waits until all requests are in flight, for a limited time; says whether they are. */
    @FunctionalInterface
    public interface Moment {
        boolean comes() throws InterruptedException;
    }

    private record Books(int threads, long heap, long committed, OptionalLong resident) {

        /** Threads first: to collect garbage takes time, in which some may end. */
        static Books now() {
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            System.gc();
            var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            return new Books(threads, memory.getUsed(), memory.getCommitted(), residentNow());
        }

        private static OptionalLong residentNow() {
            return LinuxHardware.file(STATUS).stream()
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        }

        /** What is more than before; the thread that looks is left out. */
        Growth since(Books before) {
            boolean gaveBack = committed < before.committed; // heap that is resident no more would hide as much
            var beyond = resident.isEmpty() || before.resident.isEmpty() || gaveBack
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.max(
                            0, resident.getAsLong() - before.resident.getAsLong() - (committed - before.committed)));
            return new Growth(Math.max(0, threads - before.threads - 1), Math.max(0, heap - before.heap), beyond);
        }
    }

    /** @param beyond bytes outside the heap; empty where the system does not tell, or the heap became smaller */
    private record Growth(int threads, long heap, OptionalLong beyond) {}

    /**
     * @param growth {@code null} where not all were in flight at one time
     * @param failure why it failed; empty where it did not
     */
    private record Row(
            String way, int requests, Growth growth, Duration time, Duration bound, boolean forecast, String failure) {

        double times() {
            return (double) time.toNanos() / bound.toNanos();
        }

        String source() {
            return forecast ? "forecast" : "measured";
        }

        boolean told() {
            return growth != null && failure.isEmpty();
        }
    }

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    public Footprints(String title) {
        this.title = Objects.requireNonNull(title, "A table has a title");
    }

    /**
     * Does the work on the calling thread, and adds a row.
     *
     * @param bound the least time that the waits take, however they are done
     * @param allInFlight watched from another thread meanwhile
     * @param work returns how many answers came
     */
    public void measure(String way, int requests, Duration bound, Moment allInFlight, Callable<Integer> work)
            throws InterruptedException {
        touchTheHeap();
        var before = Books.now();
        var seen = new AtomicReference<Growth>();
        var looks = Thread.ofPlatform().daemon().name("looks").start(() -> look(allInFlight, before, seen));
        long start = System.nanoTime();
        String failure;
        Duration time;
        try {
            failure = failure(requests, work);
            time = Duration.ofNanos(System.nanoTime() - start);
            if (failure.isEmpty()) {
                looks.join(TO_LOOK);
            }
        } finally {
            looks.interrupt();
            looks.join(TO_LOOK);
        }
        rows.add(new Row(way, requests, seen.get(), time, bound, false, failure));
    }

    /** Does the work; says why it failed, or nothing. */
    private static String failure(int requests, Callable<Integer> work) throws InterruptedException {
        try {
            int answers = work.call();
            return answers == requests ? "" : Numbers.count(answers) + " answers came";
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception | OutOfMemoryError told) {
            return told.getClass().getSimpleName() + ": " + told.getMessage();
        }
    }

    /** Fills the young part of the heap once: what lives there later lies in memory that the process has already. */
    private static void touchTheHeap() {
        for (int n = 0; n < GARBAGE; n++) {
            sink = new byte[PIECE];
        }
        sink = null;
    }

    private static void look(Moment allInFlight, Books before, AtomicReference<Growth> seen) {
        try {
            if (allInFlight.comes()) {
                var growth = Books.now().since(before);
                if (allInFlight.comes()) { // else some were answered meanwhile
                    seen.set(growth);
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt(); // the work has ended: this thread does, too
        }
    }

    /**
     * Adds a row that is not measured: the last row of this way took so much time; this one takes so many times as much,
     * with the same threads and memory, for the way never has more in flight.
     *
     * @throws IllegalArgumentException if this way has no row yet
     */
    public void forecast(String way, int requests, Duration bound, double times) {
        var last = rows.stream()
                .filter(row -> row.way.equals(way))
                .reduce((one, other) -> other)
                .orElseThrow(() -> new IllegalArgumentException("Nothing was measured of \"" + way + "\""));
        var time = Duration.ofNanos(Math.round(times * last.time.toNanos()));
        rows.add(new Row(way, requests, last.growth, time, bound, true, last.failure));
    }

    @Override
    public Figure figure() {
        return new Table(
                title,
                List.of("way", "requests", "threads more", "heap more", "beyond the heap", "time", "times the bound"),
                rows.stream().map(Footprints::cells).toList(),
                verdict(),
                "");
    }

    private static List<String> cells(Row row) {
        var growth = row.growth;
        return List.of(
                row.way,
                Numbers.count(row.requests),
                growth == null ? "cannot tell" : Numbers.count(growth.threads),
                growth == null ? "cannot tell" : mebibytes(growth.heap),
                growth == null || growth.beyond.isEmpty() ? "cannot tell" : mebibytes(growth.beyond.getAsLong()),
                Numbers.duration(row.time) + (row.forecast ? ", forecast" : ""),
                Numbers.ratio(row.times()));
    }

    private static String mebibytes(long bytes) {
        return Numbers.ratio(bytes / MIB) + " MiB";
    }

    private Verdict verdict() {
        var untold = rows.stream().filter(row -> !row.told()).toList();
        if (!untold.isEmpty()) {
            return Verdict.cannotTell(untold.stream()
                    .map(row -> row.way + ", " + Numbers.count(row.requests) + " requests: "
                            + (row.failure.isEmpty() ? "not all were in flight at the same time" : row.failure))
                    .collect(Collectors.joining("; ", "", ".")));
        }
        int most = rows.stream().mapToInt(Row::requests).max().orElse(0);
        return Verdict.states(measured(most)
                .map(row -> row.way + " " + Numbers.ratio(row.times()))
                .collect(Collectors.joining(
                        ", ", "With " + Numbers.count(most) + " requests, times the bound: ", ". One run each.")));
    }

    private Stream<Row> measured(int requests) {
        return rows.stream().filter(row -> row.requests == requests && !row.forecast);
    }

    /** The rows as a table, to sort, filter, join or save: what is not known is a missing value. */
    public tech.tablesaw.api.Table table() {
        var threads = IntColumn.create("threads more");
        var heap = DoubleColumn.create("heap more (MiB)");
        var beyond = DoubleColumn.create("beyond the heap (MiB)");
        var failed = StringColumn.create("failed");
        for (var row : rows) {
            if (row.growth == null) {
                threads.appendMissing();
                heap.appendMissing();
            } else {
                threads.append(row.growth.threads);
                heap.append(row.growth.heap / MIB);
            }
            if (row.growth == null || row.growth.beyond.isEmpty()) {
                beyond.appendMissing();
            } else {
                beyond.append(row.growth.beyond.getAsLong() / MIB);
            }
            if (row.failure.isEmpty()) {
                failed.appendMissing();
            } else {
                failed.append(row.failure);
            }
        }
        return tech.tablesaw.api.Table.create(
                title,
                StringColumn.create("way", rows.stream().map(Row::way).toList()),
                IntColumn.create(
                        "requests", rows.stream().mapToInt(Row::requests).toArray()),
                threads,
                heap,
                beyond,
                DoubleColumn.create(
                        "time (s)",
                        rows.stream()
                                .mapToDouble(row -> row.time.toNanos() / 1e9)
                                .toArray()),
                DoubleColumn.create(
                        "times the bound", rows.stream().mapToDouble(Row::times).toArray()),
                StringColumn.create("measured or forecast", rows.stream().map(Row::source)),
                failed);
    }
}
