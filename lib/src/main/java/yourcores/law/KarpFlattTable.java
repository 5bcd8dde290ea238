package yourcores.law;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

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
        var verdict = verdict();
        return new Table(
                "Serial share e behind the speed-up",
                columns.toList(),
                workers.map(this::row).toList(),
                verdict,
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
                    .orElse("busy"));
        }
        return cells;
    }

    private Verdict verdict() {
        var verdict = judged();
        boolean tested = programs.stream().noneMatch(KarpFlatt::slow) || verdict.kind() == Verdict.Kind.CANNOT_TELL;
        return tested ? verdict : Verdict.states(verdict.sentence());
    }

    private Verdict judged() {
        var verdicts = programs.stream()
                .map(program -> KarpFlatt.judged(program.rows()))
                .toList();
        for (var kind : List.of(Verdict.Kind.CANNOT_TELL, Verdict.Kind.DOES_NOT_HOLD)) {
            var such = programs.stream()
                    .filter(program -> verdicts.get(programs.indexOf(program)).kind() == kind)
                    .map(program -> program.speedup().title() + ": "
                            + verdicts.get(programs.indexOf(program)).sentence())
                    .collect(Collectors.joining(" "));
            if (!such.isEmpty()) {
                return new Verdict(kind, such);
            }
        }
        if (verdicts.stream().anyMatch(verdict -> verdict.kind() == Verdict.Kind.STATES)) {
            return Verdict.cannotTell("It takes two values of p in each column to tell whether the share stays.");
        }
        return Verdict.holds("In each column the share stays the same: Amdahl's law explains the whole curve.");
    }
}
