package yourcores.results;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which of many runs counts: of each figure one run. The run that told most numbers; of several full mode before
 * quick mode, later before earlier.
 */
final class Standing {

    private Standing() {}

    private record FigureOf(String machine, String chapter, String figure) {}

    /** @param rows oldest first */
    static List<MachineRow> of(List<MachineRow> rows) {
        var figures = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new FigureOf(
                                row.machine(),
                                row.result().chapter(),
                                row.result().figure()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return figures.values().stream().flatMap(runs -> best(runs).stream()).toList();
    }

    private static List<MachineRow> best(List<MachineRow> rows) {
        Map<Instant, List<MachineRow>> runs = rows.stream()
                .collect(Collectors.groupingBy(row -> row.result().date(), LinkedHashMap::new, Collectors.toList()));
        var run = runs.values().stream()
                .max(Comparator.comparing(Standing::told)
                        .thenComparing(Standing::full)
                        .thenComparing(one -> one.getFirst().result().date()))
                .orElseThrow();
        var once = new LinkedHashMap<String, MachineRow>();
        run.forEach(row -> once.put(row.result().series() + "/" + row.result().p(), row));
        return List.copyOf(once.values());
    }

    /** How many numbers a run told; one worker alone tells nothing, unless the figure has no other. */
    private static long told(List<MachineRow> run) {
        var measured = run.stream()
                .map(MachineRow::result)
                .filter(row -> !row.promised())
                .toList();
        boolean alone = measured.stream().allMatch(row -> row.p() == 1);
        return measured.stream()
                .filter(row -> row.told() && (alone || row.p() > 1))
                .count();
    }

    private static boolean full(List<MachineRow> run) {
        return run.getFirst().result().mode().equals("full");
    }
}
