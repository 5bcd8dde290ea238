package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.measure.Speedup;

/** The serial shares behind several programs, side by side. */
record KarpFlattTable(List<KarpFlatt> programs) implements Showable {

    @Override
    public Figure figure() {
        var columns = Stream.concat(
                Stream.of("p"),
                programs.stream().map(program -> program.speedup().title()));
        var workers = programs.stream()
                .flatMap(program ->
                        program.rows().stream().map(row -> row.point().workers()))
                .distinct()
                .sorted();
        return new Table(
                "Serial share e behind the speed-up",
                columns.toList(),
                workers.map(this::row).toList(),
                verdict(),
                "");
    }

    private List<String> row(int workers) {
        var cells = new ArrayList<String>();
        cells.add(Integer.toString(workers));
        for (var program : programs) {
            cells.add(program.rows().stream()
                    .filter(row -> row.point().workers() == workers)
                    .findFirst()
                    .map(row -> KarpFlatt.digits(row.share()))
                    .orElseGet(() -> none(program.speedup(), workers)));
        }
        return cells;
    }

    /** Why there is no share. */
    private static String none(Speedup speedup, int workers) {
        return speedup.points().stream()
                .filter(point -> point.workers() == workers)
                .findFirst()
                .map(point -> point.ratio().quality())
                .map(quality -> switch (quality) {
                    case CLEAN -> "cores not alike";
                    case BUSY -> "busy";
                    case UNMETERED -> "not metered";
                })
                .orElse("–");
    }

    private Verdict verdict() {
        if (programs.stream().allMatch(KarpFlatt::stays)) {
            return KarpFlatt.stays(
                    "In each column the share stays the same", programs.stream().anyMatch(KarpFlatt::slow));
        }
        if (programs.stream().anyMatch(program -> program.rows().size() == 1)) {
            return Verdict.cannotTell("It takes two values of p in each column to tell whether the share stays.");
        }
        var verdicts = programs.stream().map(KarpFlatt::verdict).toList();
        var kind = Stream.of(Verdict.Kind.CANNOT_TELL, Verdict.Kind.DOES_NOT_HOLD, Verdict.Kind.STATES)
                .filter(one -> verdicts.stream().anyMatch(verdict -> verdict.kind() == one))
                .findFirst()
                .orElseThrow();
        return new Verdict(
                kind,
                IntStream.range(0, programs.size())
                        .filter(i -> verdicts.get(i).kind() == kind)
                        .mapToObj(i -> programs.get(i).speedup().title() + ": "
                                + verdicts.get(i).sentence())
                        .collect(Collectors.joining(" ")));
    }
}
