package yourcores.show;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import yourcores.figure.Numbers;

/** Tables of Tablesaw as figures. */
final class Tablesaw {

    private Tablesaw() {}

    static yourcores.figure.Table figure(Table table, String title) {
        var rows = IntStream.range(0, table.rowCount())
                .mapToObj(row -> table.columns().stream()
                        .map(column -> cell(column, row))
                        .toList())
                .toList();
        var columns = List.copyOf(table.columnNames());
        String alt = "Table of " + table.rowCount() + (table.rowCount() == 1 ? " row" : " rows") + " with the columns "
                + String.join(", ", columns);
        return new yourcores.figure.Table(title, columns, rows, null, alt);
    }

    private static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "–";
        }
        return switch (column.get(row)) {
            case Double value -> Digits.of(value);
            case Float value -> Digits.of(value);
            case Long value -> Numbers.count(value);
            case Integer value -> Numbers.count(value);
            case Short value -> Numbers.count(value);
            case Object value -> value.toString();
        };
    }
}
