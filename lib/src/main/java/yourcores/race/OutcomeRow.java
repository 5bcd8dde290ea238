package yourcores.race;

import java.util.function.Predicate;

/**
 * A row of outcomes: one outcome, a range of numbers, or a kind that was not seen.
 *
 * @param first its first outcome, by which rows are sorted; {@code null} for those that stand last
 * @param holds whether an outcome, of another experiment too, would stand in this row
 */
record OutcomeRow<T>(String label, Object first, long runs, Rule<T> rule, Predicate<Object> holds) {

    /** A row of a single outcome, or of none. */
    OutcomeRow(String label, Object first, long runs, Rule<T> rule) {
        this(label, first, runs, rule, outcome -> Labels.shown(outcome).equals(label));
    }
}
