package yourcores.results;

import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One line of CSV (RFC 4180, but no line break within a field). */
final class Csv {

    private Csv() {}

    static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(","));
    }

    private static String field(String value) {
        String oneLine = value.replaceAll("\\R", " ");
        boolean plain = oneLine.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? oneLine : '"' + oneLine.replace("\"", "\"\"") + '"';
    }

    /**
     * What the fields of a line say.
     *
     * @throws IllegalArgumentException if it is damaged, with what is wrong as a clause
     */
    static <R> R parse(String line, int columns, Function<List<String>, R> row) {
        var fields = fields(line, columns);
        try {
            return row.apply(fields);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number cannot be read", e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("the date cannot be read", e);
        }
    }

    private static List<String> fields(String line, int columns) {
        var fields = fields(line).orElseThrow(() -> new IllegalArgumentException("a quote is left open"));
        if (fields.size() != columns) {
            throw new IllegalArgumentException("it has " + fields.size() + " fields instead of " + columns);
        }
        return fields;
    }

    /** The fields of a line; empty where a quote is left open. */
    static Optional<List<String>> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return quoted ? Optional.empty() : Optional.of(List.copyOf(fields));
    }
}
