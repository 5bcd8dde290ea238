/**
 * Reductions looked at: how the brackets lay, and whether an operation lets them be moved.
 *
 * <ul>
 *   <li>{@link yourcores.reduce.Brackets}: values that remember how they were made; drawn as trees.
 *   <li>{@link yourcores.reduce.Operator}: looks for the smallest counter-example to the laws that a reduction asks of
 *       its operation, among {@link yourcores.reduce.Candidates}.
 *   <li>{@link yourcores.reduce.Matrix}: values whose product takes its time; {@link yourcores.reduce.Rhyme}: a text to
 *       count the words of.
 * </ul>
 *
 * <p>Thread rule: all results are immutable.
 */
package yourcores.reduce;
