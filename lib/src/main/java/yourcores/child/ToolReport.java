package yourcores.child;

import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * What a tool found in a test. Immutable.
 *
 * @param title what is shown: {@code Lincheck: the schedule that fails}
 * @param columns of the table
 * @param rows of the table; none where there is nothing to show
 * @param verdict what was found, in a sentence; that the tool is missing, where it is
 */
public record ToolReport(String title, List<String> columns, List<List<String>> rows, Verdict verdict)
        implements Showable {

    public ToolReport {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static ToolReport missing(Tool tool) {
        return new ToolReport(tool.name(), List.of(), List.of(), Verdict.cannotTell(tool.missing()));
    }

    /** Whether the tool found what it looks for: a schedule that fails, an outcome that is forbidden. */
    public boolean found() {
        return verdict.kind() == Verdict.Kind.DOES_NOT_HOLD;
    }

    /** The rows, to sort, filter, join or save. */
    public Table table() {
        var table = Table.create(title);
        for (int column = 0; column < columns.size(); column++) {
            int which = column;
            table.addColumns(StringColumn.create(
                    columns.get(column),
                    rows.stream().map(row -> row.get(which)).toList()));
        }
        return table;
    }

    @Override
    public Figure figure() {
        return rows.isEmpty() ? verdict : new yourcores.figure.Table(title, columns, rows, verdict, "");
    }
}
