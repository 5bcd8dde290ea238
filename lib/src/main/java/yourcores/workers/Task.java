package yourcores.workers;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A piece of work that can go to another thread, process or machine. Write it as a record: its components are all the
 * data it has, for top-level variables of a notebook do not travel.
 *
 * <p>A task may run twice, when the process in which it ran has died, so it must have no side effect: its result is all
 * it leaves.
 *
 * <p>Thread rule: {@link #call} runs on one thread, not the one that made the task. It returns soon when that thread is
 * interrupted.
 *
 * @param <R> what comes back: plain data, such as numbers, text, arrays, and records and lists of them
 */
public interface Task<R extends Serializable> extends Callable<R>, Serializable {}
