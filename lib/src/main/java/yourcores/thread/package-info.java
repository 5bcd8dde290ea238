/**
 * Threads: crowds of platform threads that are started together and ended by force where they do not end by themselves,
 * who burns a core, which threads there are; threads of both kinds that stand, and who waits for whom. Depends on
 * {@code figure} only.
 */
package yourcores.thread;
