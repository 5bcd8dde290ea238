package yourcores.race;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;

/** Several experiments with the same outcomes, a column each. */
record SideBySide(List<? extends Outcomes<?>> outcomes) implements Showable {

    SideBySide {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to put side by side");
        }
    }

    @Override
    public Figure figure() {
        var graded = outcomes.stream().map(Outcomes::graded).toList();
        var common = commonTitle();
        var heads = outcomes.stream()
                .map(one -> one.title().substring(common.length()))
                .toList();
        var rows = new TreeMap<Object, String>(Labels.order());
        var cells = new ArrayList<Map<String, String>>();
        graded.forEach(one -> cells.add(column(one, rows)));
        var lines = new ArrayList<>(
                rows.values().stream().map(label -> row(label, cells)).toList());
        lines.add(runs(graded));
        var columns = new ArrayList<>(List.of("outcome"));
        columns.addAll(heads);
        var first = graded.getFirst();
        var title = (common.isEmpty() ? "side by side" : common.substring(0, common.length() - 2)) + " on "
                + first.cpu() + ", " + (first.cores() == 1 ? "1 core" : first.cores() + " cores");
        var verdict = SideBySideVerdict.of(heads, graded);
        return new Table(title, columns, lines, verdict, "");
    }

    /** The words of each outcome in one column; adds the outcomes to the rows. */
    private static <T> Map<String, String> column(Graded<T> graded, Map<Object, String> rows) {
        var cells = new HashMap<String, String>();
        for (var row : OutcomeRows.of(graded)) {
            rows.put(row.first() == null ? row.label() : row.first(), row.label());
            cells.put(row.label(), cell(row, graded.runs()));
        }
        return cells;
    }

    private static String cell(OutcomeRow<?> row, long runs) {
        var share = row.runs() == 0 ? "never" : OutcomesFigure.share(row.runs(), runs);
        return switch (row.rule().grade()) {
            case INTERESTING -> share + ", allowed";
            case FORBIDDEN -> share + ", forbidden";
            case ACCEPTABLE, PLAIN -> share;
        };
    }

    private static List<String> row(String label, List<Map<String, String>> cells) {
        var row = new ArrayList<>(List.of(label));
        IntStream.range(0, cells.size()).forEach(n -> row.add(cells.get(n).getOrDefault(label, "never")));
        return row;
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
