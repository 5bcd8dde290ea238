package yourcores.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.results.MeasuredProgram;
import yourcores.results.MeasuredProgram.Kind;
import yourcores.results.ResultRow;

/**
 * A machine that lies off the others in a program, where it is furthest off.
 *
 * @param why what of its card or of its run may be the reason, as a clause
 */
record Outlier(MeasuredProgram program, ResultRow row, Spread others, String why) {

    private record Of(String chapter, String title, Kind kind) {}

    double times() {
        return row.ratio().orElseThrow() / others.median();
    }

    String words() {
        return program.machine() + " (" + Numbers.ratio(row.ratio().orElseThrow()) + " with " + row.p()
                + " workers, the" + " middle of the class is " + Numbers.ratio(others.median()) + ": " + why + ")";
    }

    /** One for each machine and program that is off, furthest first. */
    static List<Outlier> among(List<MeasuredProgram> programs) {
        return alike(programs).stream()
                .flatMap(same -> ofOne(same).stream())
                .sorted(Comparator.comparing((Outlier one) -> Math.abs(Math.log(one.times())))
                        .reversed())
                .toList();
    }

    /** Whether enough machines told one program with as many workers. */
    static boolean canBeTold(List<MeasuredProgram> programs) {
        return alike(programs).stream()
                .anyMatch(same ->
                        workers(same).stream().anyMatch(p -> spread(p, same).size() >= Spread.FEWEST));
    }

    /** The same program on several machines, program by program. */
    private static Collection<List<MeasuredProgram>> alike(List<MeasuredProgram> programs) {
        return programs.stream()
                .filter(one -> one.kind() != Kind.SLOW_MOTION)
                .collect(Collectors.groupingBy(
                        one -> new Of(one.chapter(), one.title(), one.kind()), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Set<Integer> workers(List<MeasuredProgram> same) {
        var workers = new TreeSet<Integer>();
        same.forEach(one -> one.told().forEach(row -> workers.add(row.p())));
        return workers;
    }

    /** The outliers of one program on several machines. */
    static List<Outlier> ofOne(List<MeasuredProgram> same) {
        Map<String, Outlier> furthest = new LinkedHashMap<>();
        for (int p : workers(same)) {
            for (var found : at(p, same)) {
                furthest.merge(found.program().machine(), found, Outlier::further);
            }
        }
        return List.copyOf(furthest.values());
    }

    private static Outlier further(Outlier one, Outlier other) {
        return Math.abs(Math.log(one.times())) >= Math.abs(Math.log(other.times())) ? one : other;
    }

    private static List<Outlier> at(int p, List<MeasuredProgram> same) {
        var spread = spread(p, same);
        var found = new ArrayList<Outlier>();
        for (var one : same) {
            one.told(p).filter(row -> spread.outside(interval(row))).ifPresent(row -> {
                boolean below = row.ratio().orElseThrow() < spread.median();
                found.add(new Outlier(one, row, spread, why(one, row, below, same)));
            });
        }
        return found;
    }

    private static Interval interval(ResultRow row) {
        return row.interval().orElseGet(() -> Interval.exactly(row.ratio().orElseThrow()));
    }

    /** Where the class lies at so many workers. */
    static Spread spread(int p, Collection<MeasuredProgram> same) {
        return Spread.of(same.stream()
                .map(one -> one.told(p))
                .flatMap(Optional::stream)
                .mapToDouble(row -> row.ratio().orElseThrow())
                .toArray());
    }

    private static String version(MeasuredProgram one, ResultRow at) {
        return one.told(at.p()).map(ResultRow::jdk).orElse("").replaceAll("^\\D*(\\d+).*", "$1");
    }

    private static String why(MeasuredProgram one, ResultRow row, boolean below, List<MeasuredProgram> same) {
        if (one.kind() == Kind.COMPUTING && below) {
            var card = one.card().reason(row.p());
            if (card.isPresent()) {
                return card.get();
            }
        }
        if (row.kept() < row.taken() / 2.0) {
            return "it was busy, " + row.kept() + " of " + row.taken() + " rounds were kept";
        }
        if (row.mode().equals("quick")) {
            return "it ran in quick mode";
        }
        if (same.stream()
                        .filter(other -> version(other, row).equals(version(one, row)))
                        .count()
                == 1) {
            return "it ran another Java than all others";
        }
        var limited = same.stream()
                .filter(other -> other != one && one.kind() == Kind.COMPUTING)
                .map(other -> other.card().reason(row.p()).orElse(null))
                .filter(Objects::nonNull)
                .count();
        return !below && 2 * limited > same.size()
                ? "most others have fewer whole cores for so many workers"
                : "its card names no reason; run it again on the quiet machine";
    }
}
