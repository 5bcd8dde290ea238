package yourcores.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import yourcores.figure.Axis;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.measure.Law;
import yourcores.report.Held.Said;
import yourcores.results.MeasuredProgram;
import yourcores.results.MeasuredProgram.Kind;

/** All that was promised, to the right, against all that was measured, upwards: a kept promise lies on the line. */
record PromisesKept(String machine, List<MeasuredProgram> programs) implements Showable {

    @Override
    public Figure figure() {
        var dots = Held.of(programs).toList();
        if (dots.isEmpty()) {
            return Verdict.cannotTell(
                    "No promise can be held against a measurement yet: run chapter 2, with nothing else"
                            + " open, and run this cell again.");
        }
        double least = dots.stream()
                .mapToDouble(dot -> Math.min(dot.promise(), dot.speedup()))
                .min()
                .orElse(1);
        double most = dots.stream()
                .mapToDouble(dot -> Math.max(dot.promise(), dot.speedup()))
                .max()
                .orElse(2);
        var curves = new ArrayList<Curve>();
        add(curves, "computing", Role.MEASURED, dots, dot -> computes(dot) && alike(dot));
        add(curves, "waiting", Role.EMULATED, dots, dot -> !computes(dot));
        add(curves, "computing, cores not alike", Role.EMULATED, dots, dot -> computes(dot) && !alike(dot));
        double from = Math.min(1, least);
        double to = 1.2 * Math.max(2, most);
        curves.add(new Curve("kept", Role.IDEAL, List.of(Point.of(from, from), Point.of(to, to))));
        return new Curves(
                "Promised and measured: " + machine,
                Axis.logarithmic("promised speed-up", "times one worker"),
                Axis.logarithmic("measured speed-up", "times one worker"),
                curves,
                List.of(),
                verdict(dots),
                "");
    }

    private static boolean computes(Held dot) {
        return dot.program().kind() == Kind.COMPUTING;
    }

    private static boolean alike(Held dot) {
        return dot.said() != Said.NOT_COMPARABLE;
    }

    private static void add(List<Curve> curves, String name, Role role, List<Held> dots, Predicate<Held> which) {
        var points = dots.stream()
                .filter(which)
                .map(dot ->
                        new Point(dot.promise(), dot.speedup(), dot.interval().orElse(null)))
                .toList();
        if (!points.isEmpty()) {
            curves.add(new Curve(name, role, points));
        }
    }

    private static Verdict verdict(List<Held> dots) {
        Map<Said, Long> said =
                new EnumMap<>(dots.stream().collect(Collectors.groupingBy(Held::said, Collectors.counting())));
        var parts = said.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words)
                .collect(Collectors.joining(", "));
        return Verdict.states(dots.size() + (dots.size() == 1 ? " promise, to within " : " promises, to within ")
                + Numbers.percent(Held.CLOSE) + ": " + parts + "."
                + dots.stream()
                        .filter(dot -> dot.said() == Said.BROKEN)
                        .max(Comparator.comparing(Held::off))
                        .map(furthest -> " Furthest off: " + furthest.words() + ".")
                        .orElse("")
                + " The chapters are stricter: of a whole curve they allow a law "
                + Numbers.percent(Law.CLOSE) + ".");
    }
}
