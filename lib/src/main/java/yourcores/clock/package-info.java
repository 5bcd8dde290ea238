/**
 * Time that nobody waits for: {@link yourcores.clock.VirtualClock} runs steps in the order in which they fall due, and
 * jumps from one to the next, so that minutes, or days, pass in a cell. {@link yourcores.clock.VirtualTimeline} shows who
 * did what when.
 *
 * <p>Thread rule: a clock and what belongs to it are used by one thread at a time. This package depends on {@code
 * figure}, and on {@code trace} for the rows of a timeline.
 */
package yourcores.clock;
