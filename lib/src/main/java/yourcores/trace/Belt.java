package yourcores.trace;

/**
 * What carries things from one thread to another: three calls, which every {@link java.util.concurrent.BlockingQueue}
 * has, too. {@link QueueLengths} watches it.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public interface Belt<T> {

    /** Puts it at the end; waits for room where there is a bound. */
    void put(T thing) throws InterruptedException;

    /** Takes the first one; waits until there is one. */
    T take() throws InterruptedException;

    /** How many lie on it. */
    int size();
}
