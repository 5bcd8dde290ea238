package yourcores.race;

import java.util.List;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Bars.Bar;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Sheet;
import yourcores.figure.Table;

/** The looks of graded outcomes: bars, and a table that says what each outcome means. */
final class OutcomesFigure {

    private OutcomesFigure() {}

    static <T> Figure of(Graded<T> graded) {
        var rows = OutcomeRows.of(graded);
        return new Sheet(graded.title(), List.of(bars(graded, rows), table(graded, rows)));
    }

    private static <T> Bars bars(Graded<T> graded, List<OutcomeRow<T>> rows) {
        var bars = rows.stream()
                .map(row -> new Bar(row.label(), row.runs(), null, row.rule().grade()))
                .toList();
        return new Bars(graded.title(), Axis.of("runs", "runs"), bars, null, "");
    }

    private static <T> Table table(Graded<T> graded, List<OutcomeRow<T>> rows) {
        var cells = rows.stream()
                .map(row -> List.of(
                        row.label(),
                        Numbers.count(row.runs()),
                        share(row.runs(), graded.runs()),
                        row.rule().grade().words(),
                        meaning(row)))
                .toList();
        var verdict = OutcomesVerdict.of(graded);
        return new Table(
                where(graded), List.of("outcome", "runs", "share", "grade", "what it means"), cells, verdict, "");
    }

    /** How many runs, on what, and how long. */
    static String where(Graded<?> graded) {
        return "%s runs in %s on %s, %s"
                .formatted(
                        Numbers.count(graded.runs()),
                        Numbers.duration(graded.counts().took()),
                        graded.cpu(),
                        graded.cores() == 1 ? "1 core" : graded.cores() + " cores");
    }

    static String share(long runs, long all) {
        return runs == 0 ? "–" : runs == all ? Numbers.percent(1) : Numbers.part((double) runs / all);
    }

    private static String meaning(OutcomeRow<?> row) {
        var words = row.label().equals(row.rule().words()) ? "" : row.rule().words();
        return row.runs() > 0 ? words : words.isEmpty() ? "not seen" : words + "; not seen";
    }
}
