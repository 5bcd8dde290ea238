package yourcores.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/**
 * Several runs of loads side by side. The figure shows how long the slowest requests took: at 100, the time that one in
 * a hundred was slower than (p99). Immutable.
 *
 * @param reports in the order of the figure
 */
public record LoadReports(String title, List<LoadReport> reports) implements Showable {
    private static final int[] STEPS = {1, 2, 5};
    private static final int LAST = 100_000;

    public LoadReports {
        reports = List.copyOf(reports);
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("There is no run to show");
        }
    }

    @Override
    public Figure figure() {
        var curves = reports.stream()
                .map(report -> new Curve(report.name(), Role.SERIES, points(report.latencies())))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
        return new Curves(
                title,
                Axis.logarithmic("one in so many is slower", "requests"),
                Axis.logarithmic("latency", "ms"),
                curves,
                List.of(),
                curves.isEmpty() ? Verdict.cannotTell("too few requests were answered") : verdict(),
                "");
    }

    private static List<Point> points(Latencies latencies) {
        var points = new ArrayList<Point>();
        for (int ten = 1; ten <= LAST; ten *= 10) {
            for (int step : STEPS) {
                double percent = 100 - 100.0 / (ten * step);
                if (ten * step > 1 && latencies.tells(percent)) {
                    points.add(Point.of(ten * step, Math.max(1e-3, millis(latencies.at(percent)))));
                }
            }
        }
        return points;
    }

    private Verdict verdict() {
        var disturbed = reports.stream().filter(LoadReport::disturbed).toList();
        if (!disturbed.isEmpty()) {
            return Verdict.cannotTell(LoadReport.CAME_LATE
                    + disturbed.stream()
                            .map(report -> report.lateness() + " at “" + report.name() + "”")
                            .collect(Collectors.joining(", by ")));
        }
        return Verdict.states(reports.stream()
                        .map(report -> "“" + report.name() + "”: half within " + report.words(50)
                                + ", 99 of 100 within " + report.words(99))
                        .collect(Collectors.joining("; "))
                + ".");
    }

    /** The counts of all runs, one row a run; what is zero in all of them is left out. */
    public Showable counts() {
        var columns = new LinkedHashMap<String, Function<LoadReport, String>>();
        columns.put("requests", report -> Numbers.count(report.requests()));
        columns.put("right, in time", report -> Numbers.count(report.inTime()));
        unlessZero(columns, "late", LoadReport::late);
        unlessZero(columns, "turned away", LoadReport::refused);
        unlessZero(columns, "errors", LoadReport::errors);
        unlessZero(columns, "no answer", LoadReport::unanswered);
        unlessZero(columns, "not sent", LoadReport::unsent);
        columns.put("in time, a second", report -> Numbers.count(Math.round(report.perSecond())));
        columns.put("p50", report -> report.words(50));
        columns.put("p99", report -> report.words(99));
        columns.put("p99.9", report -> report.words(99.9));
        columns.put("longest", report -> report.told(100));
        var names = new ArrayList<String>();
        if (reports.size() > 1) {
            names.add("server");
        }
        names.addAll(columns.keySet());
        var rows = reports.stream().map(report -> row(report, columns)).toList();
        var verdict = reports.size() == 1 ? reports.getFirst().verdict() : null;
        var figure = new Table(title, names, rows, verdict, "");
        return () -> figure;
    }

    private List<String> row(LoadReport report, Map<String, Function<LoadReport, String>> columns) {
        var cells = new ArrayList<String>();
        if (reports.size() > 1) {
            cells.add(report.name());
        }
        columns.values().forEach(cell -> cells.add(cell.apply(report)));
        return cells;
    }

    private void unlessZero(
            Map<String, Function<LoadReport, String>> columns, String name, ToLongFunction<LoadReport> count) {
        if (reports.stream().mapToLong(count).sum() > 0) {
            columns.put(name, report -> Numbers.count(count.applyAsLong(report)));
        }
    }

    /** All numbers, one row a run; times in milliseconds, a percentile that says nothing is a missing value. */
    public tech.tablesaw.api.Table table() {
        return tech.tablesaw.api.Table.create(
                title,
                StringColumn.create(
                        "server", reports.stream().map(LoadReport::name).toList()),
                count("clients", LoadReport::clients),
                count("served", LoadReport::served),
                number("offered a second", LoadReport::offered),
                count("requests", LoadReport::requests),
                count("sent", LoadReport::sent),
                count("in time", LoadReport::inTime),
                count("late", LoadReport::late),
                count("refused", LoadReport::refused),
                count("errors", LoadReport::errors),
                count("unanswered", LoadReport::unanswered),
                count("unsent", LoadReport::unsent),
                number("in time a second", LoadReport::perSecond),
                number("p50 ms", report -> percentile(report, 50)),
                number("p99 ms", report -> percentile(report, 99)),
                number("p99.9 ms", report -> percentile(report, 99.9)),
                number("longest ms", report -> millis(report.latencies().longest())),
                number("clients late, p99 ms", report -> millis(report.lag().p99())));
    }

    private static double percentile(LoadReport report, double percent) {
        return report.latencies().tells(percent) ? millis(report.latencies().at(percent)) : Double.NaN;
    }

    static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private Column<?> count(String name, ToLongFunction<LoadReport> value) {
        return LongColumn.create(name, reports.stream().mapToLong(value).toArray());
    }

    private Column<?> number(String name, ToDoubleFunction<LoadReport> value) {
        return DoubleColumn.create(name, reports.stream().mapToDouble(value).toArray());
    }
}
