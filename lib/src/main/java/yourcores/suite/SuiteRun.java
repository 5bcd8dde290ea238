package yourcores.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Axis;
import yourcores.figure.Figure;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * What came of the tests of a {@link Suite}. Shown as a table with a row for each test; a test that runs many times has
 * one row.
 *
 * <p>Thread rule: immutable.
 */
public final class SuiteRun implements Showable {
    private static final int TICKS_A_ROW = 64;
    private static final int MOST_ROWS = 40;
    private static final double NANOS_A_MILLI = 1e6;

    /** How one run of a test ended. */
    enum End {
        PASSED("✓"),
        FAILED("✗"),
        /** It is disabled, or an assumption did not hold. */
        SKIPPED("–");

        final String sign;

        End(String sign) {
            this.sign = sign;
        }
    }

    /**
     * One run of a test.
     *
     * @param says what it threw, in words; empty where nothing
     * @param begin and {@code finish} by {@link System#nanoTime}
     */
    record Result(String test, End end, String says, String thread, long begin, long finish) {}

    private final List<Result> results;

    SuiteRun(List<Result> results) {
        this.results = List.copyOf(results);
    }

    static SuiteRun together(List<SuiteRun> parts) {
        return new SuiteRun(
                parts.stream().flatMap(part -> part.results.stream()).toList());
    }

    /** How many runs of tests there were; what was skipped is none. */
    public int runs() {
        return results.size() - count(End.SKIPPED);
    }

    /** How many of them failed. */
    public int failed() {
        return count(End.FAILED);
    }

    /**
     * How many runs of tests there were, all of which passed: what is timed by this is no suite that ends at once.
     *
     * @throws IllegalStateException where one failed, with what it said
     */
    public int allPassed() {
        if (failed() > 0) {
            throw new IllegalStateException(
                    failed() + " of " + runs() + " runs of tests failed, the first with: " + says());
        }
        return runs();
    }

    private int count(End end) {
        return (int) results.stream().filter(one -> one.end() == end).count();
    }

    /** What the first run said that failed; empty where none did. */
    String says() {
        return results.stream()
                .filter(one -> one.end() == End.FAILED)
                .map(Result::says)
                .findFirst()
                .orElse("");
    }

    /** A row for each test: how its runs ended, and what the first of them said that failed. */
    @Override
    public Figure figure() {
        var rows = new ArrayList<List<String>>();
        byTest().forEach((test, runs) -> {
            var said = runs.stream().filter(one -> !one.says().isEmpty()).findFirst();
            rows.add(List.of(test, result(runs), said.map(Result::says).orElse("")));
        });
        boolean silent = rows.stream().allMatch(row -> row.getLast().isEmpty());
        var columns = List.of("test", "result", "what it says");
        return new Table(
                "Tests",
                silent ? columns.subList(0, 2) : columns,
                rows.stream().map(row -> silent ? row.subList(0, 2) : row).toList(),
                verdict(),
                "");
    }

    private static String result(List<Result> runs) {
        if (runs.size() == 1) {
            return switch (runs.getFirst().end()) {
                case PASSED -> "passes";
                case FAILED -> "fails";
                case SKIPPED -> "skipped";
            };
        }
        long passed = runs.stream().filter(one -> one.end() == End.PASSED).count();
        return Numbers.count(passed) + " of " + Numbers.count(runs.size()) + " pass";
    }

    private Verdict verdict() {
        int skipped = count(End.SKIPPED);
        var rest = skipped == 0 ? "" : " Skipped: " + Numbers.count(skipped) + ".";
        if (runs() == 0) {
            return Verdict.states("No test ran." + rest);
        }
        if (runs() == 1) {
            return failed() == 0
                    ? Verdict.states("The only run passes." + rest)
                    : Verdict.doesNotHold("The only run fails." + rest);
        }
        var all = Numbers.count(runs()) + " runs";
        return switch (failed()) {
            case 0 -> Verdict.states("All " + all + " pass." + rest);
            case 1 -> Verdict.doesNotHold("Of " + all + " one fails." + rest);
            default -> Verdict.doesNotHold("Of " + all + " " + Numbers.count(failed()) + " fail." + rest);
        };
    }

    private SequencedMap<String, List<Result>> byTest() {
        return results.stream().collect(Collectors.groupingBy(Result::test, LinkedHashMap::new, Collectors.toList()));
    }

    /** A tick for each run that passed, a cross for each that failed, in the order in which they ended. */
    public Showable ticks() {
        var ran = results.stream().filter(one -> one.end() != End.SKIPPED).toList();
        int drawn = Math.min(ran.size(), MOST_ROWS * TICKS_A_ROW);
        var rows = IntStream.iterate(0, from -> from < drawn, from -> from + TICKS_A_ROW)
                .mapToObj(from -> ran.subList(from, Math.min(from + TICKS_A_ROW, drawn)).stream()
                        .map(one -> one.end().sign)
                        .collect(Collectors.joining()))
                .map(List::of)
                .toList();
        int left = ran.size() - drawn;
        var leftOut = left > 0 ? "Left out: the last " + Numbers.count(left) + " runs." : "";
        var table = new Table("Runs, a tick for each", List.of("✓ passed, ✗ failed"), rows, verdict(), leftOut);
        return () -> table;
    }

    /** Which test ran when, from the first one on, a lane for each thread. */
    public Showable timeline(String title) {
        var lanes = new LinkedHashMap<String, List<Span>>();
        var ran = results.stream().filter(one -> one.end() != End.SKIPPED).toList();
        long first = ran.stream().mapToLong(Result::begin).min().orElse(0);
        for (var one : ran) {
            lanes.computeIfAbsent(one.thread(), _ -> new ArrayList<>()).add(span(one, first));
        }
        var all = new ArrayList<Lane>();
        lanes.values().forEach(spans -> all.add(new Lane("worker " + (all.size() + 1), spans)));
        var figure = new Lanes(title, Axis.of("time", "ms"), all, verdict(), "");
        return () -> figure;
    }

    private static Span span(Result one, long first) {
        return new Span(
                (one.begin() - first) / NANOS_A_MILLI,
                (one.finish() - first) / NANOS_A_MILLI,
                one.end() == End.FAILED ? Activity.FAILS : Activity.RUNS,
                one.test().replaceFirst("^.*: ", ""));
    }

    /** The runs as a table, to sort, filter, join or save. */
    public tech.tablesaw.api.Table table() {
        return tech.tablesaw.api.Table.create(
                "Tests",
                StringColumn.create("test", results.stream().map(Result::test).toList()),
                StringColumn.create(
                        "end",
                        results.stream()
                                .map(one -> one.end().name().toLowerCase(Locale.ROOT))
                                .toList()),
                StringColumn.create("says", results.stream().map(Result::says).toList()),
                DoubleColumn.create(
                        "ms",
                        results.stream()
                                .mapToDouble(one -> (one.finish() - one.begin()) / NANOS_A_MILLI)
                                .toArray()));
    }
}
