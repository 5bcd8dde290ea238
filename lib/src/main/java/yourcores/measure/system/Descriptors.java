package yourcores.measure.system;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * The open file descriptors of this process: the files, sockets and pipes that it holds, each a number in a table of
 * the operating system. Counted before and after some work that is done many times, they tell what it left open.
 *
 * {@snippet :
 * show(Descriptors.watch("254 orders")
 *     .leftBy("never closed", 254, order -> desk.look(Files.newInputStream(photo)))
 *     .leftBy("in a scope", 254, order -> { try (var in = Files.newInputStream(photo)) { desk.look(in); } }));
 * }
 *
 * <p>Guarantee: the count is the system's own, of the whole process, so other threads that open or close something
 * meanwhile are in it. Before and after, it is read until it stands still, a tenth of a second at most. Where it does
 * not, where the table is full, or where the system does not count (Windows), the figure cannot tell, and says why.
 *
 * <p>Errors: work that throws an exception has failed, which is counted and ends nothing; an interrupt ends all.
 *
 * <p>Thread rule: immutable; each call does its work at once, on the calling thread.
 *
 * <p>Source: {@link UnixOperatingSystemMXBean#getOpenFileDescriptorCount}, which reads {@code /proc/self/fd} on Linux
 * and asks {@code proc_pidinfo} on macOS.
 */
public final class Descriptors implements Showable {
    private static final int MOST_LOOKS = 50;
    private static final long BETWEEN_LOOKS_MILLIS = 2;

    private final String title;
    private final List<Row> rows;
    private final Supplier<Count> source;

    /**
     * What the system says at a moment.
     *
     * @param number empty where nothing reliable is known
     * @param why it is empty, as a sentence
     */
    record Count(OptionalLong number, String why) {
        static final Count NONE =
                new Count(OptionalLong.empty(), "This system does not count the open descriptors of a process.");
        static final Count FULL = new Count(
                OptionalLong.empty(), "The table of descriptors is full: not even one is left to count them with.");
        static final Count RESTLESS = new Count(
                OptionalLong.empty(),
                "The number of open descriptors did not stand still: other threads open and close some.");

        static Count of(long number) {
            return new Count(OptionalLong.of(number), "");
        }
    }

    /** What is done many times. */
    @FunctionalInterface
    public interface Each {

        /** @param number 0 at the first time, 1 at the second, and so on */
        void run(int number) throws Exception;
    }

    /** @param failed how many times the work threw an exception */
    private record Row(String name, int failed, Count before, Count after) {

        OptionalLong more() {
            return before.number.isPresent() && after.number.isPresent()
                    ? OptionalLong.of(after.number.getAsLong() - before.number.getAsLong())
                    : OptionalLong.empty();
        }

        String why() {
            return before.why.isEmpty() ? after.why : before.why;
        }
    }

    private Descriptors(String title, List<Row> rows, Supplier<Count> source) {
        this.title = title;
        this.rows = List.copyOf(rows);
        this.source = source;
    }

    /** How many this process has open now; empty where the system does not count, or has none left to count with. */
    public static OptionalLong open() {
        return counted().number;
    }

    private static Count counted() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            try {
                return Count.of(system.getOpenFileDescriptorCount());
            } catch (InternalError notEvenOneMore) { // to count them takes one
                return Count.FULL;
            }
        }
        return Count.NONE;
    }

    /** Begins to watch. */
    public static Descriptors watch(String title) {
        return watch(title, Descriptors::counted);
    }

    static Descriptors watch(String title, Supplier<Count> source) {
        return new Descriptors(Objects.requireNonNull(title, "A count has a title"), List.of(), source);
    }

    /** Does this work so many times, and adds what it left open; less than nothing where it closed what was open. */
    public Descriptors leftBy(String name, int times, Each work) throws InterruptedException {
        var before = settled();
        int failed = 0;
        for (int number = 0; number < times; number++) {
            try {
                work.run(number);
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception counted) {
                failed++;
            }
        }
        var more = new ArrayList<>(rows);
        more.add(new Row(name, failed, before, settled()));
        return new Descriptors(title, more, source);
    }

    /** What the last work left open; empty where nothing is known. */
    public OptionalLong left() {
        return rows.isEmpty() ? OptionalLong.of(0) : rows.getLast().more();
    }

    private Count settled() throws InterruptedException {
        var last = source.get();
        for (int look = 0; last.number.isPresent() && look < MOST_LOOKS; look++) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            var now = source.get();
            if (now.equals(last)) {
                return now;
            }
            last = now;
        }
        return last.number.isPresent() ? Count.RESTLESS : last;
    }

    /** The counts as a table, to sort, filter, join or save: a number that is not known is a missing value. */
    public tech.tablesaw.api.Table table() {
        var left = LongColumn.create("left open");
        for (var row : rows) {
            if (row.more().isPresent()) {
                left.append(row.more().getAsLong());
            } else {
                left.appendMissing();
            }
        }
        return tech.tablesaw.api.Table.create(
                title,
                StringColumn.create("way", rows.stream().map(Row::name).toList()),
                IntColumn.create("failed", rows.stream().mapToInt(Row::failed).toArray()),
                left);
    }

    @Override
    public Figure figure() {
        var cells = rows.stream()
                .map(row -> List.of(
                        row.name(),
                        Numbers.count(row.failed()),
                        count(row.before().number),
                        count(row.after().number),
                        difference(row.more())))
                .toList();
        return new Table(
                "Open file descriptors: " + title,
                List.of("way", "failed", "before", "after", "left open"),
                cells,
                verdict(),
                "");
    }

    private Verdict verdict() {
        for (var row : rows) {
            if (row.more().isEmpty()) {
                return Verdict.cannotTell(row.why());
            }
        }
        return Verdict.states(rows.stream()
                .map(row -> row.name() + ": " + difference(row.more()))
                .collect(Collectors.joining("; ", "Left open, ", ".")));
    }

    private static String count(OptionalLong number) {
        return number.isPresent() ? Numbers.count(number.getAsLong()) : "cannot tell";
    }

    private static String difference(OptionalLong number) {
        return number.isEmpty() ? "cannot tell" : number.getAsLong() > 0 ? "+" + count(number) : count(number);
    }
}
