/**
 * Child processes that run code of the reader's: JVMs, CPython, Jython; and what the course keeps open from cell to cell
 * ({@link yourcores.child.Kept}).
 *
 * <p>Guarantee: each wait is bounded, and no child outlives the kernel, however the kernel ends.
 */
package yourcores.child;
