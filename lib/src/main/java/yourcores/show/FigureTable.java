package yourcores.show;

import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Bars;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Lanes;
import yourcores.figure.Numbers;
import yourcores.figure.Table;

/** The numbers of a figure as a table: what is left of it where no picture can be drawn. */
final class FigureTable {

    private FigureTable() {}

    static Table of(Figure figure) {
        return switch (figure) {
            case Curves curves -> curves(curves);
            case Bars bars -> bars(bars);
            case Lanes lanes -> lanes(lanes);
            default ->
                new Table(
                        figure.title(),
                        List.of("what it shows"),
                        List.of(List.of(figure.alt())),
                        FigureWords.verdict(figure),
                        figure.alt());
        };
    }

    private static Table curves(Curves figure) {
        var rows = new ArrayList<List<String>>();
        for (var curve : figure.curves()) {
            for (var point : ToldPoints.points(figure, curve)) {
                rows.add(List.of(
                        curve.name(), Digits.of(point.x()), Digits.measured(point.y()), interval(point.interval())));
            }
        }
        var columns = List.of("curve", FigureWords.title(figure.x()), FigureWords.title(figure.y()), "interval");
        return new Table(figure.title(), columns, rows, figure.verdict(), figure.alt());
    }

    private static Table bars(Bars figure) {
        var rows = figure.bars().stream()
                .map(bar -> List.of(
                        bar.label(),
                        FigureWords.value(figure, bar),
                        interval(bar.interval()),
                        FigureWords.of(bar.grade())))
                .toList();
        return new Table(
                figure.title(),
                List.of("", FigureWords.title(figure.value()), "interval", "grade"),
                rows,
                figure.verdict(),
                figure.alt());
    }

    private static Table lanes(Lanes figure) {
        var rows = new ArrayList<List<String>>();
        for (var lane : figure.lanes()) {
            for (var span : lane.spans()) {
                rows.add(List.of(
                        lane.name(),
                        FigureWords.of(span.activity()),
                        Digits.of(span.from()),
                        Digits.of(span.to()),
                        span.group() != null
                                ? Numbers.count(span.group().spans()) + " short ones"
                                : span.label() == null ? "" : span.label()));
            }
        }
        String unit = " (" + figure.time().unit() + ")";
        return new Table(
                figure.title(),
                List.of("lane", "does", "from" + unit, "to" + unit, "what"),
                rows,
                figure.verdict(),
                figure.alt());
    }

    private static String interval(Interval interval) {
        return interval == null ? "" : Digits.of(interval);
    }
}
