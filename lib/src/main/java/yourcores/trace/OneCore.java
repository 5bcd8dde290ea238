package yourcores.trace;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import yourcores.thread.OneProcessor;

/**
 * Threads that have one processor between them, however many the machine has. Where a program may choose its processors
 * (Linux) each thread binds itself to the same one; elsewhere a lock plays the processor, for work that {@link
 * Timeline#slices} records, and a line of output says so.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class OneCore implements ThreadFactory {
    /** System property: {@code lock} has the lock play the processor everywhere. */
    static final String PROPERTY = "yourcores.onecore";

    private final ThreadFactory bound;
    private final AtomicInteger made = new AtomicInteger();

    private OneCore(ThreadFactory bound) {
        this.bound = bound;
    }

    /** Makes threads called "thread 1", "thread 2" and so on. */
    public static OneCore threads() {
        if ("lock".equals(System.getProperty(PROPERTY))) {
            return played("as asked for");
        }
        try {
            return new OneCore(OneProcessor.ofCaller());
        } catch (UnsupportedOperationException refused) {
            return played(refused.getMessage());
        }
    }

    private static OneCore played(String why) {
        System.out.println("a lock plays the one core: " + why);
        var turns = Turns.onOneProcessor();
        return new OneCore(task -> new Thread(turns.among(task)));
    }

    @Override
    public Thread newThread(Runnable task) {
        var thread = bound.newThread(task);
        thread.setName("thread " + made.incrementAndGet());
        return thread;
    }
}
