package yourcores.race;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a figure: a row for each outcome where they are few, else numbers grouped into ranges and the rarest of
 * other outcomes put together. Outcomes of different grades never share a row.
 */
final class OutcomeRows<T> {
    static final int FEW = 8;

    private static final int MOST = 7;
    private static final int ALONE = 2;

    private final Graded<T> graded;
    private final List<OutcomeRow<T>> rows = new ArrayList<>();

    private OutcomeRows(Graded<T> graded) {
        this.graded = graded;
    }

    static <T> List<OutcomeRow<T>> of(Graded<T> graded) {
        return new OutcomeRows<>(graded).all();
    }

    private List<OutcomeRow<T>> all() {
        var byRule = graded.byRule();
        boolean many = graded.counts().distinct() > FEW;
        long crowds = byRule.keySet().stream()
                .filter(rule -> graded.outcomesOf(rule).size() > ALONE)
                .count();
        byRule.forEach((rule, runs) -> {
            if (runs == 0) {
                rows.add(new OutcomeRow<>(rule.name(), rule.value().orElse(null), 0, rule));
            } else if (many) {
                group(rule, Math.max(3, (int) (MOST / Math.max(1, crowds))));
            } else {
                graded.outcomesOf(rule).forEach(outcome -> rows.add(one(outcome, rule)));
            }
        });
        rows.sort(Comparator.comparing(OutcomeRow::first, Comparator.nullsLast(Labels.order())));
        return rows;
    }

    private OutcomeRow<T> one(T outcome, Rule<T> rule) {
        return new OutcomeRow<>(Labels.shown(outcome), outcome, graded.counts().of(outcome), rule);
    }

    private void group(Rule<T> rule, int most) {
        var outcomes = graded.outcomesOf(rule);
        if (outcomes.size() <= ALONE) {
            outcomes.forEach(outcome -> rows.add(one(outcome, rule)));
        } else if (!outcomes.stream().allMatch(Number.class::isInstance) || !ranges(rule, outcomes, most)) {
            mostFrequent(rule, outcomes, most);
        }
    }

    /** False where no ranges can be made: a value is not finite, or they lie too close for a double to part them. */
    private boolean ranges(Rule<T> rule, List<T> outcomes, int most) {
        double low = value(outcomes.getFirst());
        double high = value(outcomes.getLast());
        boolean whole = outcomes.stream().allMatch(Labels::whole);
        double step = step((high - low) / most, whole);
        if (!Double.isFinite(step) || step < 2 * Math.ulp(Math.max(Math.abs(low), Math.abs(high)))) {
            return false;
        }
        for (int next = 0; next < outcomes.size(); ) {
            int first = next++;
            double from = Math.floor(value(outcomes.get(first)) / step) * step;
            long runs = graded.counts().of(outcomes.get(first));
            while (next < outcomes.size() && value(outcomes.get(next)) < from + step) {
                runs += graded.counts().of(outcomes.get(next++));
            }
            rows.add(
                    next == first + 1
                            ? one(outcomes.get(first), rule)
                            : range(from, step, whole, outcomes.get(first), runs, rule));
        }
        return true;
    }

    private OutcomeRow<T> range(double from, double step, boolean whole, T first, long runs, Rule<T> rule) {
        return new OutcomeRow<>(
                Labels.range(from, step, whole),
                first,
                runs,
                rule,
                outcome -> outcome instanceof Number && value(outcome) >= from && value(outcome) < from + step);
    }

    private void mostFrequent(Rule<T> rule, List<T> outcomes, int most) {
        var frequent = outcomes.stream()
                .sorted(Comparator.comparing((T outcome) -> -graded.counts().of(outcome)))
                .toList();
        int shown = Math.min(most, frequent.size());
        frequent.subList(0, shown).forEach(outcome -> rows.add(one(outcome, rule)));
        var others = frequent.subList(shown, frequent.size());
        if (!others.isEmpty()) {
            long runs = others.stream()
                    .mapToLong(outcome -> graded.counts().of(outcome))
                    .sum();
            rows.add(new OutcomeRow<>(others.size() + " other outcomes", null, runs, rule, others::contains));
        }
    }

    private static double step(double wanted, boolean whole) {
        double ten = Math.pow(10, Math.floor(Math.log10(wanted)));
        double nice = wanted <= ten ? ten : wanted <= 2 * ten ? 2 * ten : wanted <= 5 * ten ? 5 * ten : 10 * ten;
        return whole ? Math.max(1, Math.rint(nice)) : nice;
    }

    private static double value(Object outcome) {
        return ((Number) outcome).doubleValue();
    }
}
