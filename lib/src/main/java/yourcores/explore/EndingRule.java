package yourcores.explore;

import java.util.function.Predicate;
import yourcores.figure.Bars.Grade;

/**
 * How the author grades some endings.
 *
 * @param outcome the one that is graded; {@code null} for a kind of them
 * @param words what such an ending means
 */
record EndingRule(String outcome, Predicate<Ending> kind, Grade grade, String words) {}
