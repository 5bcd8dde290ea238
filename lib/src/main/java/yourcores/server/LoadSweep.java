package yourcores.server;

import java.util.ArrayList;
import java.util.List;
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
import yourcores.measure.Median;

/**
 * Servers under an open load that grows. The figure shows p99 over the load: of the requests that were not turned away,
 * with what was not answered or not sent. A point is the median of its calm rounds, its interval all of them. Immutable.
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
     * @param rounds one at least
     */
    public record Step(int perSecond, List<LoadReport> rounds) {
        public Step {
            rounds = List.copyOf(rounds);
        }

        /** The rounds that the machine did not disturb. */
        List<LoadReport> calm() {
            return rounds.stream().filter(round -> !round.disturbed()).toList();
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

    /** All runs, one row a run, those too in which the machine held up the clients. */
    public tech.tablesaw.api.Table table() {
        return new LoadReports(
                        title, steps().flatMap(step -> step.rounds().stream()).toList())
                .table();
    }

    private Stream<Step> steps() {
        return servers.stream().flatMap(server -> server.steps().stream());
    }

    private static List<Point> latencies(Served server) {
        var points = new ArrayList<Point>();
        for (var step : server.steps()) {
            double[] values = step.calm().stream()
                    .filter(report -> report.latencies().tells(P99))
                    .mapToDouble(report ->
                            Math.max(1e-3, LoadReports.millis(report.latencies().p99())))
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                points.add(new Point(step.perSecond(), Median.of(values), interval(values)));
            }
        }
        return points;
    }

    private static Interval interval(double[] sorted) {
        return sorted.length < 2 ? null : new Interval(sorted[0], sorted[sorted.length - 1]);
    }

    private Verdict verdict() {
        int taken = steps().mapToInt(step -> step.rounds().size()).sum();
        int kept = steps().mapToInt(step -> step.calm().size()).sum();
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
                .filter(step -> !step.calm().isEmpty())
                .reduce((one, next) -> next)
                .map(step -> "“" + server.name() + "” asked " + Numbers.count(step.perSecond())
                        + " times a second answers " + Numbers.count(Math.round(inTime(step))) + " of them in time"
                        + turnedAway(step)
                        + waiting(server))
                .orElse("");
    }

    private static double inTime(Step step) {
        return Median.of(step.calm().stream().mapToDouble(LoadReport::perSecond).toArray());
    }

    /** At which loads p99 is a lower bound. */
    private static String waiting(Served server) {
        var loads = server.steps().stream()
                .filter(step ->
                        step.calm().stream().anyMatch(round -> round.latencies().atLeast(P99)))
                .map(step -> Numbers.count(step.perSecond()))
                .collect(Collectors.joining(", "));
        return loads.isEmpty()
                ? ""
                : " (at " + loads + " p99 is more than the figure shows: some still waited when the run ended)";
    }

    private static String turnedAway(Step step) {
        long refused = step.calm().stream().mapToLong(LoadReport::refused).sum();
        long requests = step.calm().stream().mapToLong(LoadReport::requests).sum();
        return refused == 0 ? "" : " and turns away " + Numbers.percent((double) refused / requests);
    }

    /** The steps of one server, from the runs of all rounds. */
    static Served served(String name, List<Integer> loads, LoadReport[][] runs) {
        var steps = new ArrayList<Step>();
        for (int load = 0; load < loads.size(); load++) {
            steps.add(new Step(loads.get(load), List.of(runs[load])));
        }
        return new Served(name, steps);
    }
}
