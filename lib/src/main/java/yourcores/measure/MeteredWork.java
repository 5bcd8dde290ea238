package yourcores.measure;

import java.util.concurrent.ThreadFactory;

/**
 * Work that starts threads of its own, and takes them from a factory so that the meter sees them.
 *
 * <p>Guarantee asked of the implementor: all threads it starts are joined before it returns.
 *
 * @param <R> the result, compared between all runs by {@link java.util.Objects#deepEquals}: arrays by their content
 */
@FunctionalInterface
public interface MeteredWork<R> {

    /** Does the whole work once, on threads made by the factory. */
    R run(ThreadFactory threads) throws Exception;
}
