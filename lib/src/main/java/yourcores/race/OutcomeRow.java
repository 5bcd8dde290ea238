package yourcores.race;

/**
 * A row of outcomes: one outcome, a range of numbers, or a kind that was not seen.
 *
 * @param first its first outcome, by which rows are sorted; {@code null} for those that stand last
 */
record OutcomeRow<T>(String label, Object first, long runs, Rule<T> rule) {}
