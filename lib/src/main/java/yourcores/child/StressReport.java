package yourcores.child;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.race.Counts;
import yourcores.race.Outcomes;

/**
 * What jcstress saw in a test. Immutable.
 *
 * @param title the test, and what ran it: {@code StoreBuffering, jcstress 0.16 on Java 25.0.3}
 * @param rows outcomes that were seen or that the test names; none where there is nothing to show
 * @param actors how many threads met
 * @param took the whole run of jcstress
 * @param blind why nothing follows from what was not seen, in a sentence: other programs kept the processors busy
 * @param trouble why there is nothing to show, in a sentence; that jcstress is missing, where it is
 */
public record StressReport(
        String title, List<Row> rows, int actors, Duration took, Optional<String> blind, Optional<Verdict> trouble)
        implements Showable {

    /**
     * An outcome.
     *
     * @param outcome the values in the order of the result's fields: {@code "0, 1"}; a pattern where the test names one
     *     and nothing of the kind was seen
     * @param times how often it was seen
     * @param grade as the test expects it; what it does not name is forbidden
     * @param meaning in the words of the test, of which jcstress tells the first 60 characters
     */
    public record Row(String outcome, long times, Grade grade, String meaning) {}

    public StressReport {
        rows = List.copyOf(rows);
    }

    static StressReport untold(String why) {
        return new StressReport(
                "jcstress", List.of(), 0, Duration.ZERO, Optional.empty(), Optional.of(Verdict.cannotTell(why)));
    }

    /** Whether an outcome was seen that the test forbids. */
    public boolean found() {
        return rows.stream().anyMatch(row -> row.grade() == Grade.FORBIDDEN && row.times() > 0);
    }

    /** How often this outcome was seen. */
    public long times(String outcome) {
        return rows.stream()
                .filter(row -> row.outcome().equals(outcome))
                .mapToLong(Row::times)
                .sum();
    }

    /**
     * The same with names for the values: {@code "0, 1"} becomes {@code "a=0, b=1"}, as a record of both is written, so
     * that they stand in one row of {@link Outcomes#sideBySide(List)}.
     *
     * @throws IllegalArgumentException where an outcome that was seen has more values than names, or fewer
     */
    public StressReport named(String... names) {
        return new StressReport(
                title,
                rows.stream()
                        .map(row -> new Row(named(row, names), row.times(), row.grade(), row.meaning()))
                        .toList(),
                actors,
                took,
                blind,
                trouble);
    }

    private static String named(Row row, String... names) {
        var values = row.outcome().split(", ");
        if (values.length != names.length) {
            if (row.times() == 0) {
                return row.outcome();
            }
            throw new IllegalArgumentException(
                    "The outcome " + row.outcome() + " needs " + values.length + " names, not " + names.length);
        }
        var all = new StringJoiner(", ");
        for (int value = 0; value < values.length; value++) {
            all.add(names[value] + "=" + values[value]);
        }
        return all.toString();
    }

    /** The outcomes with their grades, to put beside others; nothing where there is nothing to show. */
    public Optional<Outcomes<String>> outcomes() {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var seen = rows.stream().filter(row -> row.times() > 0).collect(Collectors.toMap(Row::outcome, Row::times));
        var outcomes =
                Outcomes.counted(title, new Counts<>(Map.copyOf(seen), took, OptionalLong.empty()), actors, blind);
        for (var row : rows) {
            outcomes = switch (row.grade()) {
                case ACCEPTABLE -> outcomes.acceptable(row.outcome(), row.meaning());
                case INTERESTING -> outcomes.interesting(row.outcome(), row.meaning());
                case FORBIDDEN -> outcomes.forbidden(row.outcome(), row.meaning());
                case PLAIN -> outcomes;
            };
        }
        return Optional.of(outcomes);
    }

    /** The rows, to sort, filter, join or save. */
    public Table table() {
        return Table.create(
                title,
                StringColumn.create("outcome", rows.stream().map(Row::outcome).toList()),
                LongColumn.create("runs", rows.stream().mapToLong(Row::times).toArray()),
                StringColumn.create(
                        "grade", rows.stream().map(row -> row.grade().words()).toList()),
                StringColumn.create("meaning", rows.stream().map(Row::meaning).toList()));
    }

    @Override
    public Figure figure() {
        return outcomes().<Figure>map(Outcomes::figure).orElseGet(trouble::get);
    }
}
