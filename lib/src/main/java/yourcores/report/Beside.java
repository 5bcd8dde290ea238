package yourcores.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import yourcores.results.Machines;
import yourcores.results.MeasuredProgram;

/**
 * One program on several machines. A few have a curve each; of a class there are the dots of all, the middle with the band
 * of its middle half, and those by name that lie off it.
 */
record Beside(List<MeasuredProgram> programs) implements Showable {
    private static final int FEW = 6;
    private static final int NAMED = 5;

    @Override
    public Figure figure() {
        var told = programs.stream()
                .filter(one -> one.told().findAny().isPresent())
                .toList();
        if (told.isEmpty()) {
            return Verdict.cannotTell("No machine has told this program yet: run the chapter with nothing else open.");
        }
        var outliers = Outlier.ofOne(told);
        var curves = new ArrayList<Curve>();
        if (told.size() <= FEW) {
            told.forEach(one -> curves.add(new Curve(name(one), Role.SERIES, points(one))));
        } else {
            crowd(curves, told, outliers);
        }
        double widest = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(2);
        curves.add(new Curve("ideal", Role.IDEAL, List.of(Point.of(1, 1), Point.of(widest, widest))));
        return new Curves(
                told.getFirst().label() + ": " + told.size() + (told.size() == 1 ? " machine" : " machines"),
                Axis.logarithmic("workers", "workers"),
                Axis.logarithmic("speed-up", "times one worker"),
                curves,
                List.of(),
                verdict(told, outliers),
                told.stream()
                        .map(one -> one.machine() + ": " + one.card().words())
                        .collect(Collectors.joining("; ")));
    }

    private static String name(MeasuredProgram one) {
        return one.machine() + ": " + one.card().words();
    }

    private static void crowd(List<Curve> curves, List<MeasuredProgram> told, List<Outlier> outliers) {
        var apart = outliers.stream().limit(NAMED).map(Outlier::program).toList();
        var others = told.stream()
                .filter(one -> !apart.contains(one) && !one.machine().equals(Machines.YOU))
                .toList();
        curves.add(new Curve(
                "each of " + others.size() + " machines",
                Role.EMULATED,
                others.stream()
                        .flatMap(one -> points(one).stream())
                        .map(point -> Point.of(point.x(), point.y()))
                        .toList()));
        curves.add(new Curve("the middle, and the middle half", Role.FITTED, middle(told)));
        apart.stream()
                .filter(one -> !one.machine().equals(Machines.YOU))
                .forEach(one -> curves.add(new Curve(one.machine(), Role.SERIES, points(one))));
        told.stream()
                .filter(one -> one.machine().equals(Machines.YOU))
                .forEach(one -> curves.add(new Curve(Machines.YOU, Role.MEASURED, points(one))));
    }

    private static List<Point> points(MeasuredProgram one) {
        var points = new ArrayList<Point>();
        points.add(Point.of(1, 1));
        one.told()
                .forEach(row -> points.add(new Point(
                        row.p(), row.ratio().orElseThrow(), row.interval().orElse(null))));
        return points;
    }

    private static List<Point> middle(List<MeasuredProgram> told) {
        Set<Integer> workers = new TreeSet<>();
        told.forEach(one -> one.told().forEach(row -> workers.add(row.p())));
        var points = new ArrayList<Point>();
        points.add(Point.of(1, 1));
        for (int p : workers) {
            double[] at = told.stream()
                    .flatMap(one -> one.told(p).stream())
                    .mapToDouble(row -> row.ratio().orElseThrow())
                    .sorted()
                    .toArray();
            if (at.length >= Spread.FEWEST) {
                var half = new Interval(at[at.length / 4], at[at.length - 1 - at.length / 4]);
                points.add(new Point(p, Spread.of(at).median(), half));
            }
        }
        return points;
    }

    private static Verdict verdict(List<MeasuredProgram> told, List<Outlier> outliers) {
        if (told.size() < Spread.FEWEST) {
            return Verdict.states(
                    told.size() == 1
                            ? "One machine. Files of others belong into the folder results/class."
                            : "It takes " + Spread.FEWEST
                                    + " machines to say which of them lies off the others. Most cores: " + most(told)
                                    + ".");
        }
        if (!Outlier.canBeTold(told)) {
            return Verdict.cannotTell("It takes " + Spread.FEWEST
                    + " machines with as many workers to say which of them lies off the others.");
        }
        return Verdict.states(
                outliers.isEmpty()
                        ? OutlierTable.NONE
                        : "Off the class: "
                                + outliers.stream()
                                        .limit(NAMED)
                                        .map(Outlier::words)
                                        .collect(Collectors.joining("; "))
                                + (outliers.size() > NAMED ? "; and " + (outliers.size() - NAMED) + " more" : "")
                                + ".");
    }

    /** Of the machine with most processors: what it gains, and what a worker of it does. */
    private static String most(List<MeasuredProgram> told) {
        var largest = told.stream()
                .reduce((one, other) -> other.card().capacity() > one.card().capacity() ? other : one)
                .orElseThrow();
        return largest.most()
                .map(row -> largest.machine() + ", " + Numbers.ratio(row.ratio().orElseThrow()) + " with " + row.p()
                        + " workers, " + Numbers.ratio(row.ratio().orElseThrow() / row.p()) + " a worker")
                .orElse(largest.machine());
    }
}
