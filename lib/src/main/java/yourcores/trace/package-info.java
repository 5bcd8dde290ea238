/**
 * Records what threads do when, and shows it: a lane for each thread, with its runs, waits and holds.
 *
 * <p>{@link yourcores.trace.Timeline} is the way in; {@link yourcores.trace.QueueLengths} does the same for what lies between
 * threads. Recording is cheap enough to leave the threads as they are: each
 * thread writes to a log of its own, and nothing is counted, matched or named before the figure is asked for.
 *
 * <p>Thread rule: everything public is safe for use by any thread. This package depends on {@code figure} and the JDK.
 */
package yourcores.trace;
