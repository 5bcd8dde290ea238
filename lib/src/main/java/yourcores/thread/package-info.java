/**
 * Platform threads: crowds that are started together and ended by force where they do not end by themselves, who burns a
 * core, which threads there are. Depends on {@code figure} only.
 */
package yourcores.thread;
