package yourcores.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * Servers under an open load that grows. The figure shows p99 over the load: of the requests that were not turned away,
 * with what was not answered or not sent. A point is the median of its rounds, its interval all of them. Immutable.
 *
 * @param servers in the order they were given
 */
public record LoadSweep(String title, List<Served> servers) implements Showable {
    private static final double P99 = 99;

    /** One server, from the smallest load to the largest. */
    public record Served(String name, List<Step> steps) {
        public Served {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One load on one server.
     *
     * @param perSecond requests a second that were due
     * @param rounds the runs that the machine did not disturb, with what they saw
     * @param taken all runs
     */
    public record Step(int perSecond, List<LoadReport> rounds, int taken) {
        public Step {
            rounds = List.copyOf(rounds);
        }
    }

    public LoadSweep {
        servers = List.copyOf(servers);
    }

    @Override
    public Figure figure() {
        var curves = servers.stream()
                .map(server -> new Curve(server.name(), Role.SERIES, latencies(server)))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
        return new Curves(
                title,
                Axis.of("load", "requests a second"),
                Axis.logarithmic("p99", "ms"),
                curves,
                List.of(),
                verdict(),
                "");
    }

    /** The answers in time over the load: with no limit to what a server can do they would be on the line. */
    public Showable inTime() {
        var curves = new ArrayList<Curve>();
        servers.forEach(server -> curves.add(
                new Curve(server.name(), Role.SERIES, points(server, report -> true, LoadReport::perSecond))));
        curves.removeIf(curve -> curve.points().isEmpty());
        var loads = steps().mapToInt(Step::perSecond).summaryStatistics();
        curves.add(new Curve(
                "all of them",
                Role.IDEAL,
                List.of(Point.of(loads.getMin(), loads.getMin()), Point.of(loads.getMax(), loads.getMax()))));
        var figure = new Curves(
                title + ": answers in time",
                Axis.of("load", "requests a second"),
                Axis.of("in time", "answers a second"),
                curves,
                List.of(),
                verdict(),
                "");
        return () -> figure;
    }

    /** All runs, one row a run. */
    public tech.tablesaw.api.Table table() {
        return new LoadReports(
                        title, steps().flatMap(step -> step.rounds().stream()).toList())
                .table();
    }

    private Stream<Step> steps() {
        return servers.stream().flatMap(server -> server.steps().stream());
    }

    private static List<Point> latencies(Served server) {
        return points(
                server,
                report -> report.latencies().tells(P99),
                report -> Math.max(1e-3, LoadReports.millis(report.latencies().p99())));
    }

    private static List<Point> points(Served server, Predicate<LoadReport> tells, ToDoubleFunction<LoadReport> value) {
        var points = new ArrayList<Point>();
        for (var step : server.steps()) {
            double[] values = step.rounds().stream()
                    .filter(tells)
                    .mapToDouble(value)
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                points.add(new Point(step.perSecond(), median(values), interval(values)));
            }
        }
        return points;
    }

    private static Interval interval(double[] sorted) {
        return sorted.length < 2 ? null : new Interval(sorted[0], sorted[sorted.length - 1]);
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private Verdict verdict() {
        int taken = steps().mapToInt(Step::taken).sum();
        int kept = steps().mapToInt(step -> step.rounds().size()).sum();
        if (2 * kept < taken) {
            return Verdict.cannotTell("your machine is busy: in " + (taken - kept) + " of " + taken
                    + " runs the clients' own thread came late");
        }
        return Verdict.states(servers.stream()
                        .map(LoadSweep::words)
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; "))
                + ".");
    }

    private static String words(Served server) {
        return server.steps().stream()
                .filter(step -> !step.rounds().isEmpty())
                .reduce((one, next) -> next)
                .map(step -> "“" + server.name() + "” asked " + Numbers.count(step.perSecond())
                        + " times a second answers " + Numbers.count(Math.round(inTime(step))) + " of them in time"
                        + turnedAway(step)
                        + waiting(server))
                .orElse("");
    }

    private static double inTime(Step step) {
        return median(step.rounds().stream()
                .mapToDouble(LoadReport::perSecond)
                .sorted()
                .toArray());
    }

    /** At which loads p99 is a lower bound. */
    private static String waiting(Served server) {
        var loads = server.steps().stream()
                .filter(step -> step.rounds().stream()
                        .anyMatch(round -> round.latencies().atLeast(P99)))
                .map(step -> Numbers.count(step.perSecond()))
                .collect(Collectors.joining(", "));
        return loads.isEmpty()
                ? ""
                : " (at " + loads + " p99 is more than the figure shows: some still waited when the run ended)";
    }

    private static String turnedAway(Step step) {
        long refused = step.rounds().stream().mapToLong(LoadReport::refused).sum();
        long requests = step.rounds().stream().mapToLong(LoadReport::requests).sum();
        return refused == 0 ? "" : " and turns away " + Numbers.percent((double) refused / requests);
    }

    /** The steps of one server, from the runs of all rounds. */
    static Served served(String name, List<Integer> loads, LoadReport[][] runs) {
        var steps = new ArrayList<Step>();
        for (int load = 0; load < loads.size(); load++) {
            var calm = Arrays.stream(runs[load]).filter(run -> !run.disturbed()).toList();
            steps.add(new Step(loads.get(load), calm, runs[load].length));
        }
        return new Served(name, steps);
    }
}
