/**
 * Child processes that run code of the reader's: JVMs, CPython, Jython; and what the course keeps open from cell to cell
 * ({@link yourcores.child.Kept}).
 *
 * <p>Guarantee: no child outlives the kernel, however the kernel ends. Each wait is bounded, but for one: who sends to a child
 * that reads nothing waits when the system keeps no more for it, until the child ends.
 */
package yourcores.child;
