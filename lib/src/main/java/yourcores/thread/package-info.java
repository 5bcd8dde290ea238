/**
 * Threads that are started together, and ended by force where they do not end by themselves. Depends on {@code figure}
 * only.
 */
package yourcores.thread;
