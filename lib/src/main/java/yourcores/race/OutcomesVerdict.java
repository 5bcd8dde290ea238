package yourcores.race;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/**
 * What was seen and what was not. A forbidden outcome that was seen refutes a promise; one that was not seen proves
 * nothing about the next run.
 */
final class OutcomesVerdict<T> {
    private final Graded<T> graded;
    private final Map<Rule<T>, Long> byRule;
    private final StringJoiner text = new StringJoiner(" ");

    private OutcomesVerdict(Graded<T> graded) {
        this.graded = graded;
        this.byRule = graded.byRule();
    }

    static Verdict of(Graded<?> graded) {
        return new OutcomesVerdict<>(graded).verdict();
    }

    private Verdict verdict() {
        var broken = rules(Grade.FORBIDDEN, true);
        var kept = rules(Grade.FORBIDDEN, false);
        var surprises = rules(Grade.INTERESTING, true);
        var missing = rules(Grade.INTERESTING, false);
        var blind =
                graded.blind().filter(_ -> broken.isEmpty() && surprises.isEmpty() && kept.size() + missing.size() > 0);
        broken.forEach(rule -> text.add("Forbidden, and seen: " + seen(rule) + "."));
        if (blind.isPresent()) {
            text.add(blind.get() + " Not seen in " + runs() + ": " + names(kept, missing) + ".");
            return Verdict.cannotTell(text.toString());
        }
        if (!surprises.isEmpty()) {
            text.add("Interesting: " + surprises.stream().map(this::seen).collect(Collectors.joining("; ")) + ".");
        }
        if (!missing.isEmpty()) {
            text.add("Allowed, and not seen here in " + runs() + ": " + names(missing) + ".");
        }
        if (!kept.isEmpty()) {
            text.add("Forbidden, and not seen in " + runs() + ": " + names(kept) + ".");
        }
        rest(broken.isEmpty() && surprises.isEmpty());
        if (kept.size() + missing.size() > 0) {
            graded.blind().ifPresent(text::add);
        }
        return !broken.isEmpty()
                ? Verdict.doesNotHold(text.toString())
                : kept.isEmpty() || graded.blind().isPresent()
                        ? Verdict.states(text.toString())
                        : Verdict.holds(text.toString());
    }

    /** What else there is to say: acceptable outcomes, ungraded ones, the extremes of many. */
    private void rest(boolean quiet) {
        var counts = graded.counts();
        long ungraded = byRule.getOrDefault(Rule.<T>rest(), 0L);
        if (graded.rules().isEmpty()) {
            text.add(
                    counts.distinct() == 1
                            ? "The same in all " + runs() + ": "
                                    + Labels.shown(counts.smallest().orElse(null)) + "."
                            : Numbers.count(counts.distinct()) + " different outcomes in " + runs() + ".");
        } else if (ungraded > 0) {
            text.add("Not graded: " + share(ungraded) + ".");
        } else if (quiet) {
            var wanted = rules(Grade.ACCEPTABLE, true);
            text.add("All " + runs() + " came out as wanted"
                    + (wanted.size() == 1 ? ": " + wanted.getFirst().told() : "") + ".");
        }
        if (counts.distinct() > OutcomeRows.FEW) {
            text.add("Smallest " + Labels.shown(counts.smallest().orElse(null)) + ", largest "
                    + Labels.shown(counts.largest().orElse(null)) + ".");
        }
    }

    private List<Rule<T>> rules(Grade grade, boolean seen) {
        return byRule.entrySet().stream()
                .filter(entry -> entry.getKey().grade() == grade && entry.getValue() > 0 == seen)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String seen(Rule<T> rule) {
        return rule.told() + " in " + share(byRule.get(rule));
    }

    private String share(long part) {
        return part == graded.runs()
                ? "all " + runs()
                : Numbers.count(part) + " of " + runs() + " (" + OutcomesFigure.share(part, graded.runs()) + ")";
    }

    private String runs() {
        return graded.runs() == 1 ? "1 run" : Numbers.count(graded.runs()) + " runs";
    }

    @SafeVarargs
    private static <T> String names(List<Rule<T>>... rules) {
        return List.of(rules).stream().flatMap(List::stream).map(Rule::told).collect(Collectors.joining("; "));
    }
}
