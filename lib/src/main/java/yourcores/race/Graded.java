package yourcores.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Numbers;

/**
 * Outcomes with their grades. Immutable.
 *
 * @param threads how many threads met; 0 where nothing is known of it
 * @param hindered why nothing follows from what was not seen, where who counted knows
 * @param cores on how many cores they could meet
 */
record Graded<T>(
        String title,
        Counts<T> counts,
        List<Rule<T>> rules,
        int threads,
        Optional<String> hindered,
        int cores,
        String cpu) {

    /** The rule that grades this outcome: the first that fits. */
    Rule<T> ruleOf(T outcome) {
        for (var rule : rules) {
            if (rule.matches().test(outcome)) {
                return rule;
            }
        }
        return Rule.rest();
    }

    /** Runs by rule, those rules included that no run fits, and the ungraded rest last where there is one. */
    Map<Rule<T>, Long> byRule() {
        var seen = new LinkedHashMap<Rule<T>, Long>();
        rules.forEach(rule -> seen.put(rule, 0L));
        var rest = new long[1];
        counts.counts().forEach((outcome, runs) -> {
            var rule = ruleOf(outcome);
            if (rule.grade() == Grade.PLAIN) {
                rest[0] += runs;
            } else {
                seen.merge(rule, runs, Long::sum);
            }
        });
        if (rest[0] > 0) {
            seen.put(Rule.rest(), rest[0]);
        }
        return seen;
    }

    /** Outcomes seen, by the rule that grades them. */
    List<T> outcomesOf(Rule<T> rule) {
        var all = new ArrayList<T>();
        for (var outcome : counts.counts().keySet()) {
            if (ruleOf(outcome).equals(rule)) {
                all.add(outcome);
            }
        }
        return all;
    }

    /** Why nothing follows from what was not seen; empty where something does. */
    Optional<String> blind() {
        if (cores == 1) {
            return Optional.of("One core runs the threads in turns, so they hardly ever meet here.");
        }
        if (threads > cores) {
            return Optional.of(
                    "The " + threads + " threads shared " + cores + " cores, so they were seldom at work all at once.");
        }
        if (hindered.isPresent()) {
            return hindered;
        }
        long met = counts.met().orElse(Long.MAX_VALUE);
        long needed = Math.min(Limit.FEWEST_MET, runs() / 2);
        return met < needed
                ? Optional.of("Other programs kept the cores busy: the threads were at work at the same time in only "
                        + Numbers.count(met) + " of " + Numbers.count(runs()) + " runs, and it takes "
                        + Numbers.count(needed)
                        + " to tell. Run the cell again when the machine is quiet.")
                : Optional.empty();
    }

    long runs() {
        return counts.runs();
    }
}
