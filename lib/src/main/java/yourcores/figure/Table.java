package yourcores.figure;

import java.util.List;

/**
 * A small table of words and numbers, already formatted. Cells that read as numbers are set flush right.
 *
 * @param verdict the sentence under the table; {@code null} where there is nothing to judge
 */
public record Table(String title, List<String> columns, List<List<String>> rows, Verdict verdict, String alt)
        implements Figure {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("Row " + row + " does not fit the columns " + columns);
            }
        }
    }
}
