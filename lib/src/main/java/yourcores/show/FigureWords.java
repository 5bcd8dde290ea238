package yourcores.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import yourcores.figure.Axis;
import yourcores.figure.Bars;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Curve;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Markup;
import yourcores.figure.Network;
import yourcores.figure.Numbers;
import yourcores.figure.Picture;
import yourcores.figure.Point;
import yourcores.figure.Sheet;
import yourcores.figure.Table;
import yourcores.figure.Trees;
import yourcores.figure.Verdict;

/** Figures in words: for a terminal, a screen reader, and a notebook that shows nothing else. */
final class FigureWords {
    private static final int MOST_SPANS = 8;

    private FigureWords() {}

    /** Title, verdict, what the figure says, and its numbers, a line each. */
    static String of(Figure figure) {
        return switch (figure) {
            case Sheet sheet -> sheet.figures().stream().map(FigureWords::of).collect(Collectors.joining("\n\n"));
            case Verdict verdict -> verdict.alt();
            default -> {
                var lines = new ArrayList<String>();
                lines.add(figure.title());
                if (figure.verdict() != null) {
                    lines.add(figure.verdict().alt());
                }
                if (!figure.words().isBlank()) {
                    lines.add(figure.words());
                }
                lines.addAll(numbers(figure));
                yield String.join("\n", lines);
            }
        };
    }

    /** The numbers of a figure, a line for each curve, bar, lane or row. */
    static List<String> numbers(Figure figure) {
        return switch (figure) {
            case Curves curves -> curves(curves);
            case Bars bars -> bars.bars().stream().map(bar -> bar(bars, bar)).toList();
            case Lanes lanes -> lanes(lanes);
            case Trees trees -> trees.trees().stream().map(FigureWords::tree).toList();
            case Network network ->
                network.arrows().stream().map(arrow -> arrow(network, arrow)).toList();
            case Table table -> table(table);
            case Verdict _, Picture _, Markup _, Sheet _ -> List.of();
        };
    }

    /** What stands along an axis: label and unit. */
    static String title(Axis axis) {
        return axis.label().equals(axis.unit()) ? axis.label() : axis.label() + " (" + axis.unit() + ")";
    }

    /** {@code workers = 2}, {@code payload = 10 KiB}. */
    private static String at(Axis axis, double value) {
        boolean counted = axis.unit().matches("\\p{Lower}{3,}s");
        return counted
                ? axis.unit() + " = " + Digits.of(value)
                : axis.label() + " = " + Digits.of(value) + " " + axis.unit();
    }

    static String of(Grade grade) {
        return switch (grade) {
            case PLAIN -> "";
            case ACCEPTABLE -> "acceptable";
            case INTERESTING -> "interesting";
            case FORBIDDEN -> "forbidden";
        };
    }

    static String of(Activity activity) {
        return switch (activity) {
            case RUNS -> "runs";
            case HOLDS -> "holds (runs alone)";
            case WAITS -> "waits";
            case FAILS -> "fails";
        };
    }

    private static List<String> curves(Curves figure) {
        var lines = new ArrayList<String>();
        lines.add(FigureWords.title(figure.y()) + " by " + FigureWords.title(figure.x()));
        for (var curve : figure.curves()) {
            lines.add("  " + curve.name() + ": " + points(figure, curve));
        }
        for (var region : figure.regions()) {
            lines.add("  from " + at(figure.x(), region.from()) + " on: " + region.label());
        }
        return lines;
    }

    private static String points(Curves figure, Curve curve) {
        boolean flat =
                curve.points().stream().map(FigureWords::value).distinct().count() == 1;
        return flat && curve.points().size() > 1
                ? value(curve.points().getFirst()) + " everywhere"
                : ToldPoints.points(figure, curve).stream()
                        .map(point -> at(figure.x(), point.x()) + ": " + value(point))
                        .collect(Collectors.joining("; "));
    }

    private static String value(Point point) {
        return Digits.measured(point.y()) + (point.interval() == null ? "" : " " + Digits.of(point.interval()));
    }

    private static String bar(Bars figure, Bars.Bar bar) {
        if (!bar.told()) {
            return "  " + bar.label();
        }
        return "  " + bar.label() + ": " + value(figure, bar)
                + (bar.interval() == null ? "" : " " + Digits.of(bar.interval())) + " "
                + figure.value().unit()
                + (bar.grade() == Grade.PLAIN ? "" : ", " + of(bar.grade()));
    }

    /** The number of a bar: whole where all are whole, as counts are, else with three digits that count. */
    static String value(Bars figure, Bars.Bar bar) {
        if (!bar.told()) {
            return "";
        }
        boolean counts = figure.bars().stream()
                .filter(Bars.Bar::told)
                .allMatch(b -> b.value() == Math.rint(b.value()) && b.interval() == null);
        return counts ? Digits.of(bar.value()) : Digits.measured(bar.value());
    }

    private static List<String> lanes(Lanes figure) {
        String unit = " " + figure.time().unit();
        var lines = new ArrayList<String>();
        IntStream.range(0, figure.lanes().size())
                .mapToObj(lane -> lane(figure, lane))
                .forEach(lines::add);
        lines.addAll(first(
                figure.arrows(),
                arrow -> "  at " + Digits.of(arrow.at()) + unit + " " + name(figure, arrow.from()) + " waits for "
                        + name(figure, arrow.to()) + (arrow.label() == null ? "" : " (" + arrow.label() + ")")));
        lines.addAll(first(
                figure.marks(),
                mark -> "  at " + Digits.of(mark.at()) + unit + " " + name(figure, mark.lane()) + ": " + mark.label()));
        return lines;
    }

    /** A line for each of the first few, and one that counts the others. */
    private static <T> List<String> first(List<T> all, Function<T, String> words) {
        var lines = new ArrayList<>(all.stream().limit(MOST_SPANS).map(words).toList());
        if (all.size() > MOST_SPANS) {
            lines.add("  and " + (all.size() - MOST_SPANS) + " more, the last one"
                    + words.apply(all.getLast()).substring(1));
        }
        return lines;
    }

    private static String name(Lanes figure, int lane) {
        return figure.lanes().get(lane).name();
    }

    /** {@code waits 3 to 7 (the till)}; a group: {@code runs 3 to 7, 37 short ones in 12 % of the time}. */
    private static String span(Lanes.Span span) {
        String words = of(span.activity()) + " " + Digits.of(span.from()) + " to " + Digits.of(span.to());
        if (span.group() != null) {
            int spans = span.group().spans();
            return words + ", " + spans + (spans == 1 ? " short one in " : " short ones in ")
                    + Numbers.percent(span.group().share()) + " of the time";
        }
        return words + (span.label() == null || span.label().isBlank() ? "" : " (" + span.label() + ")");
    }

    private static String lane(Lanes figure, int number) {
        var lane = figure.lanes().get(number);
        boolean marked = figure.marks().stream().anyMatch(mark -> mark.lane() == number);
        var spans =
                lane.spans().stream().limit(MOST_SPANS).map(FigureWords::span).collect(Collectors.joining("; "));
        int more = lane.spans().size() - MOST_SPANS;
        String none = marked ? "marks" : "nothing";
        return "  " + lane.name() + ", in " + figure.time().unit() + ": " + (spans.isEmpty() ? none : spans)
                + (more > 0 ? "; and " + more + " more" : "");
    }

    /** {@code   from left to right: ((1 2) 3) = 6, 2 combined in 2 steps}. */
    private static String tree(Trees.Tree tree) {
        return "  " + tree.name() + ": " + tree.brackets() + " = " + tree.root().label() + ", " + tree.work()
                + " combined in " + tree.span() + (tree.span() == 1 ? " step" : " steps");
    }

    /** {@code   painter 1 → painter 2: the brush}. */
    private static String arrow(Network figure, Network.Arrow arrow) {
        return "  " + figure.nodes().get(arrow.from()).label() + " → "
                + figure.nodes().get(arrow.to()).label() + (arrow.label().isBlank() ? "" : ": " + arrow.label());
    }

    private static List<String> table(Table table) {
        var rows = new ArrayList<List<String>>();
        rows.add(table.columns());
        rows.addAll(table.rows());
        int[] widths = IntStream.range(0, table.columns().size())
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        boolean[] right = TableHtml.flushRight(table);
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(c -> pad(row.get(c), widths[c], right[c]))
                        .collect(Collectors.joining("  ", "  ", ""))
                        .stripTrailing())
                .toList();
    }

    private static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(width - text.length());
        return right ? blanks + text : text + blanks;
    }
}
