package yourcores.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small table of words and numbers, already formatted. Cells that read as numbers are set flush right.
 *
 * @param verdict the sentence under the table; {@code null} where there is nothing to judge
 */
public record Table(String title, List<String> columns, List<List<String>> rows, Verdict verdict, String words)
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

    /** The title, the rows cell by cell, and what is said of them. */
    @Override
    public String alt() {
        var lines = rows.stream()
                .map(row -> row.stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(": ")));
        var said = Stream.of(words, verdict == null ? "" : verdict.alt()).filter(part -> !part.isBlank());
        return Stream.of(Stream.of(title), lines, said).flatMap(part -> part).collect(Collectors.joining("\n"));
    }
}
