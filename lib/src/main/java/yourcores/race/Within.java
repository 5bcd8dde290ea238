package yourcores.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** Observed outcomes beside predicted ones. */
record Within(String title, Outcomes<?> outcomes, Predicted predicted) implements Showable {
    private static final int MOST_ROWS = 40;

    @Override
    public Figure figure() {
        var graded = outcomes.graded();
        var seen = seen(graded);
        var rows = new ArrayList<List<String>>();
        var all = all(graded, seen);
        for (var outcome : all.stream().limit(MOST_ROWS).toList()) {
            long runs = seen.getOrDefault(outcome, 0L);
            rows.add(List.of(
                    outcome,
                    predicted.contains(outcome) ? "yes" : "no",
                    runs > 0 ? "yes" : "no",
                    Numbers.count(runs),
                    OutcomesFigure.share(runs, graded.runs())));
        }
        var verdict = verdict(graded, seen);
        int left = all.size() - rows.size();
        return new Table(
                title + ": seen and predicted. " + OutcomesFigure.where(graded),
                List.of("outcome", "predicted", "seen", "runs", "share"),
                rows,
                verdict,
                left > 0 ? "Left out: " + Numbers.count(left) + " more outcomes." : "");
    }

    /** Runs by the words of their outcome: numbers first by value, as the counts are sorted. */
    private static Map<String, Long> seen(Graded<?> graded) {
        return graded.counts().counts().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Labels.of(entry.getKey()), Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }

    private List<String> all(Graded<?> graded, Map<String, Long> seen) {
        Function<String, Object> number = text -> text.matches("-?\\d{1,18}") ? Long.valueOf(text) : text;
        var all = new TreeSet<String>((a, b) -> Labels.order().compare(number.apply(a), number.apply(b)));
        all.addAll(seen.keySet());
        all.addAll(predicted.outcomes());
        return List.copyOf(all);
    }

    private Verdict verdict(Graded<?> graded, Map<String, Long> seen) {
        var surprises = seen.keySet().stream()
                .filter(outcome -> !predicted.contains(outcome))
                .toList();
        var runs = Numbers.count(graded.runs()) + " runs";
        if (!surprises.isEmpty()) {
            return Verdict.doesNotHold("Seen in " + runs + " and not predicted: " + String.join("; ", surprises) + ".");
        }
        long expected = predicted.outcomes().size();
        long hit = predicted.outcomes().stream().filter(seen::containsKey).count();
        var told = "All that was seen in " + runs + " was predicted; " + hit + " of " + expected
                + " predicted outcomes were seen.";
        return graded.blind().map(why -> Verdict.states(told + " " + why)).orElseGet(() -> Verdict.holds(told));
    }
}
