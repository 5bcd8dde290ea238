/**
 * What can happen when threads meet: races as distributions of outcomes.
 *
 * <ul>
 *   <li>{@link yourcores.race.Outcomes}: an experiment repeated, its outcomes counted and graded.
 *   <li>{@link yourcores.race.Race}: a small program of two to four actors, repeated hundreds of thousands of times over
 *       fresh state.
 *   <li>{@link yourcores.race.Predicted}: the outcomes that the rules allow, to compare with.
 * </ul>
 *
 * <p>Thread rule: results are immutable; figures are built after all threads have joined.
 */
package yourcores.race;
