package yourcores.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.results.Card;
import yourcores.results.MachineRow;
import yourcores.results.Machines;
import yourcores.results.ResultRow;
import yourcores.results.VerdictRow;

/** What this machine could not tell, why, and what it would take. */
record Untold(List<Case> cases, List<VerdictRow> broken, List<String> chapters) implements Showable {
    private static final int MOST_ROWS = 6;

    /** A figure that could not tell. */
    record Case(String chapter, String figure, String why, String takes) {}

    private record Of(String chapter, String figure) {}

    static Untold of(List<MachineRow> yours, List<VerdictRow> verdicts) {
        var here =
                yours.stream().filter(row -> row.machine().equals(Machines.YOU)).toList();
        var figures = here.stream()
                .collect(Collectors.groupingBy(
                        row -> new Of(row.result().chapter(), row.result().figure()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var cases = new ArrayList<Case>();
        var broken = new ArrayList<VerdictRow>();
        figures.forEach((figure, rows) -> {
            var verdict = verdict(rows.getFirst().result(), verdicts);
            untold(figure, rows, verdict).ifPresent(cases::add);
            verdict.filter(said -> said.verdict().equals("does not hold")).ifPresent(broken::add);
        });
        var chapters = here.stream()
                .map(row -> row.result().chapter())
                .distinct()
                .sorted()
                .toList();
        return new Untold(List.copyOf(cases), List.copyOf(broken), chapters);
    }

    private static Optional<VerdictRow> verdict(ResultRow row, List<VerdictRow> verdicts) {
        return verdicts.stream()
                .filter(said -> said.chapter().equals(row.chapter())
                        && said.figure().equals(row.figure())
                        && said.date().equals(row.date()))
                .reduce((one, later) -> later);
    }

    private static Optional<Case> untold(Of figure, List<MachineRow> rows, Optional<VerdictRow> verdict) {
        var measured = rows.stream()
                .map(MachineRow::result)
                .filter(row -> !row.promised())
                .toList();
        Map<String, Long> spoilt = measured.stream()
                .filter(row -> !row.told())
                .collect(Collectors.groupingBy(ResultRow::quality, Collectors.counting()));
        boolean cannotTell =
                verdict.map(said -> said.verdict().equals("cannot tell")).orElse(false);
        if (!cannotTell && spoilt.isEmpty()) {
            return Optional.empty();
        }
        String why = spoilt.containsKey("busy")
                ? "too busy: " + Numbers.count(spoilt.get("busy")) + " of " + measured.size() + " missing"
                : spoilt.containsKey("unmetered")
                        ? "the meter did not see the threads"
                        : verdict.map(VerdictRow::sentence)
                                .map(Untold::firstSentence)
                                .orElse("not told");
        return Optional.of(new Case(
                figure.chapter(),
                figure.figure(),
                why,
                takes(spoilt, rows.getFirst().card(), measured)));
    }

    private static String takes(Map<String, Long> spoilt, Card card, List<ResultRow> measured) {
        if (spoilt.containsKey("busy")) {
            return "close other programs, then run it again";
        }
        if (spoilt.containsKey("unmetered")) {
            return "threads of the factory that Bench hands in";
        }
        if (card.mostWorkers() == 1) {
            return "a machine with two processors";
        }
        if (card.topology().mixed()) {
            return "cores that are alike; here, read the dots without a verdict";
        }
        if (card.quota().isPresent()) {
            return "a larger quota, or none";
        }
        if (card.topology().siblings()
                && measured.stream().anyMatch(row -> row.p() > card.topology().cores())) {
            return "more whole cores: beyond " + card.topology().cores() + ", two workers share one";
        }
        return measured.stream().anyMatch(row -> row.mode().equals("quick"))
                ? "full mode: more rounds, shorter bars"
                : "a quieter machine, or more cores";
    }

    private static String firstSentence(String words) {
        int end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }

    @Override
    public Figure figure() {
        if (chapters.isEmpty()) {
            return Verdict.states("No chapter was run on this machine yet, so nothing failed to tell.");
        }
        if (cases.isEmpty()) {
            return Verdict.states("All that was measured could be told.");
        }
        return new Table(
                "What this machine could not tell",
                List.of("chapter", "figure", "why", "what it would take"),
                rows(),
                Verdict.states(cases.size() + (cases.size() == 1 ? " figure" : " figures")
                        + " in chapters "
                        + chapters(cases)
                        + "."),
                "");
    }

    /** As many as a slide holds: the last one stands for the rest. */
    private List<List<String>> rows() {
        boolean all = cases.size() <= MOST_ROWS;
        var first = cases.subList(0, all ? cases.size() : MOST_ROWS - 1);
        var rows = new ArrayList<List<String>>();
        first.forEach(one -> rows.add(List.of(one.chapter(), one.figure(), one.why(), one.takes())));
        if (!all) {
            var rest = cases.subList(first.size(), cases.size());
            rows.add(List.of(chapters(rest), rest.size() + " more figures", "each says it in its chapter", ""));
        }
        return rows;
    }

    private static String chapters(List<Case> cases) {
        return cases.stream().map(Case::chapter).distinct().sorted().collect(Collectors.joining(", "));
    }
}
