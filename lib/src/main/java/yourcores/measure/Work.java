package yourcores.measure;

import java.util.concurrent.ThreadFactory;

/**
 * Work that can be shared out.
 *
 * <p>Guarantee asked of the implementor: the same result for every number of workers; all threads it starts are
 * joined before it returns.
 *
 * @param <R> the result, compared between all runs by {@link java.util.Objects#deepEquals}: arrays by their content
 */
@FunctionalInterface
public interface Work<R> {

    /**
     * Does the whole work once.
     *
     * @param workers how many threads share it, at least 1
     * @param threads makes threads whose use of the processor is metered; work on other threads counts as unmetered
     */
    R run(int workers, ThreadFactory threads) throws Exception;
}
