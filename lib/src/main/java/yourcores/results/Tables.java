package yourcores.results;

import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import yourcores.figure.Interval;

/** Rows as tables of Tablesaw. */
final class Tables {

    private Tables() {}

    static Table results(List<ResultRow> rows) {
        var table = Table.create("results");
        numbers(table, rows);
        return table.addColumns(
                words("cpu", rows, ResultRow::cpu),
                number("cores", rows, ResultRow::cores),
                words("jdk", rows, ResultRow::jdk),
                date(rows, ResultRow::date));
    }

    static Table machines(List<MachineRow> rows) {
        var results = rows.stream().map(MachineRow::result).toList();
        var table = Table.create(
                "machines",
                words("machine", rows, MachineRow::machine),
                words("cpu", rows, row -> row.card().cpu()),
                number("cores", rows, row -> row.card().capacity()),
                whole("threads", rows, row -> row.card().topology().processors()),
                whole("physical", rows, row -> row.card().topology().cores()),
                words("kinds", rows, row -> row.card().kinds()),
                whole("present", rows, row -> row.card().present()),
                number(
                        "quota",
                        rows,
                        row -> row.card().quota().isPresent()
                                ? row.card().quota().getAsDouble()
                                : null),
                words("power", rows, row -> row.card().fields().getLast()),
                words("course", rows, MachineRow::course));
        numbers(table, results);
        return table.addColumns(words("jdk", results, ResultRow::jdk), date(results, ResultRow::date));
    }

    static Table verdicts(List<VerdictRow> rows) {
        return Table.create(
                "verdicts",
                words("chapter", rows, VerdictRow::chapter),
                words("figure", rows, VerdictRow::figure),
                words("verdict", rows, VerdictRow::verdict),
                words("sentence", rows, VerdictRow::sentence),
                words("mode", rows, VerdictRow::mode),
                words("cpu", rows, VerdictRow::cpu),
                number("cores", rows, VerdictRow::cores),
                words("jdk", rows, VerdictRow::jdk),
                date(rows, VerdictRow::date));
    }

    static Table guesses(List<GuessRow> rows) {
        return Table.create(
                "guesses",
                words("chapter", rows, GuessRow::chapter),
                words("what", rows, GuessRow::what),
                number("guessed", rows, row -> row.guessed().orElse(null)),
                number("truth", rows, row -> row.truth().orElse(null)),
                number("times off", rows, row -> row.off().orElse(null)),
                date(rows, GuessRow::date));
    }

    private static void numbers(Table table, List<ResultRow> rows) {
        table.addColumns(
                words("chapter", rows, ResultRow::chapter),
                words("figure", rows, ResultRow::figure),
                words("series", rows, ResultRow::series),
                whole("p", rows, ResultRow::p),
                number("ratio", rows, row -> row.ratio().orElse(null)),
                number("low", rows, row -> row.interval().map(Interval::low).orElse(null)),
                number("high", rows, row -> row.interval().map(Interval::high).orElse(null)),
                whole("kept", rows, ResultRow::kept),
                whole("taken", rows, ResultRow::taken),
                words("quality", rows, ResultRow::quality),
                words("mode", rows, ResultRow::mode));
    }

    private static <R> Column<?> date(List<R> rows, Function<R, java.time.Instant> value) {
        return InstantColumn.create("date", rows.stream().map(value).toList());
    }

    private static <R> StringColumn words(String name, List<R> rows, Function<R, String> value) {
        return StringColumn.create(name, rows.stream().map(value));
    }

    private static <R> IntColumn whole(String name, List<R> rows, Function<R, Integer> value) {
        return IntColumn.create(name, rows.stream().mapToInt(value::apply).toArray());
    }

    private static <R> DoubleColumn number(String name, List<R> rows, Function<R, Double> value) {
        var column = DoubleColumn.create(name);
        for (var row : rows) {
            var number = value.apply(row);
            if (number == null) {
                column.appendMissing();
            } else {
                column.append(number);
            }
        }
        return column;
    }
}
