package yourcores.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;

/** Several experiments with the same outcomes, a column each. */
record SideBySide(List<? extends Outcomes<?>> outcomes) implements Showable {
    private static final String NEVER = "never";

    SideBySide {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to put side by side");
        }
    }

    @Override
    public Figure figure() {
        var graded = outcomes.stream().map(Outcomes::graded).toList();
        var columns = graded.stream().<Column<?>>map(Column::of).toList();
        var common = commonTitle();
        var heads = outcomes.stream()
                .map(one -> one.title().substring(common.length()))
                .toList();
        var lines = new ArrayList<>(
                rows(columns).stream().map(row -> line(row, columns)).toList());
        lines.add(runs(graded));
        var names = new ArrayList<>(List.of("outcome"));
        names.addAll(heads);
        var first = graded.getFirst();
        var title = (common.isEmpty() ? "side by side" : common.substring(0, common.length() - 2)) + " on "
                + first.cpu() + ", " + (first.cores() == 1 ? "1 core" : first.cores() + " cores");
        var verdict = SideBySideVerdict.of(heads, graded);
        return new Table(title, names, lines, verdict, "");
    }

    /** Of all columns, one for each label. */
    private static List<OutcomeRow<?>> rows(List<Column<?>> columns) {
        var rows = new LinkedHashMap<String, OutcomeRow<?>>();
        columns.forEach(column -> column.rows.forEach(row -> rows.putIfAbsent(row.label(), row)));
        return rows.values().stream()
                .sorted(Comparator.comparing(OutcomeRow::first, Comparator.nullsLast(Labels.order())))
                .toList();
    }

    private static List<String> line(OutcomeRow<?> row, List<Column<?>> columns) {
        return Stream.concat(Stream.of(row.label()), columns.stream().map(column -> column.cell(row)))
                .toList();
    }

    /** What one experiment says of each row, its own or another one's. */
    private record Column<T>(Graded<T> graded, List<OutcomeRow<T>> rows) {
        static <T> Column<T> of(Graded<T> graded) {
            return new Column<>(graded, OutcomeRows.of(graded));
        }

        String cell(OutcomeRow<?> row) {
            var own = rows.stream()
                    .filter(one -> one.label().equals(row.label()))
                    .map(one -> cell(one.runs(), one.rule().grade()))
                    .collect(Collectors.joining("; "));
            return own.isEmpty() ? seenIn(row) : own;
        }

        /** Columns that are grouped differently have different rows. */
        private String seenIn(OutcomeRow<?> row) {
            var runs = new EnumMap<Grade, Long>(Grade.class);
            graded.counts().counts().forEach((outcome, times) -> {
                if (row.holds().test(outcome)) {
                    runs.merge(graded.ruleOf(outcome).grade(), times, Long::sum);
                }
            });
            return runs.isEmpty()
                    ? NEVER
                    : runs.entrySet().stream()
                            .map(part -> cell(part.getValue(), part.getKey()))
                            .collect(Collectors.joining("; "));
        }

        private String cell(long runs, Grade grade) {
            var share = runs == 0 ? NEVER : OutcomesFigure.share(runs, graded.runs());
            return switch (grade) {
                case INTERESTING -> share + ", allowed";
                case FORBIDDEN -> share + ", forbidden";
                case ACCEPTABLE, PLAIN -> share;
            };
        }
    }

    private static List<String> runs(List<? extends Graded<?>> graded) {
        var row = new ArrayList<>(List.of("runs"));
        graded.forEach(one -> row.add(Numbers.count(one.runs())));
        return row;
    }

    /** What all titles begin with, up to a comma: {@code "store buffering, "}. */
    private String commonTitle() {
        var first = outcomes.getFirst().title();
        int comma = first.lastIndexOf(", ");
        var start = comma < 0 ? "" : first.substring(0, comma + 2);
        return outcomes.stream().allMatch(one -> one.title().startsWith(start)) ? start : "";
    }
}
