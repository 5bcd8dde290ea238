package yourcores.exercise;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How long a platform thread has had a processor since the counting began: what tells one that computes from one that
 * others keep from computing. A thread that has ended has had nothing, nor has any where the system keeps no such books.
 *
 * <p>Thread rule: safe for use by all threads.
 */
public final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Who has had less than a tenth of the time has been kept from it. */
    private static final int SHARE = 10;

    private final Thread thread;
    private final long start = System.nanoTime();
    private final long before;

    private ProcessorTime(Thread thread) {
        this.thread = thread;
        before = total(thread);
    }

    /** Begins to count. */
    public static ProcessorTime of(Thread thread) {
        return new ProcessorTime(thread);
    }

    Thread thread() {
        return thread;
    }

    public Duration had() {
        return Duration.ofNanos(Math.max(0, total(thread) - before));
    }

    /** Whether the thread could go on and does not get to: it is not to be blamed for being late. */
    boolean isTaken() {
        return THREADS.isThreadCpuTimeSupported()
                && thread.getState() == Thread.State.RUNNABLE
                && !isOutsideJava(thread.getStackTrace())
                && had().toNanos() < (System.nanoTime() - start) / SHARE;
    }

    /** Waits so long for the end of the thread, and once more where its time was taken. */
    public boolean ends(Duration patience) throws InterruptedException {
        return thread.join(patience) || isTaken() && thread.join(patience);
    }

    private static long total(Thread thread) {
        return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.threadId()) : 0;
    }

    /** It may wait there, for the network for one. */
    private static boolean isOutsideJava(StackTraceElement[] frames) {
        return frames.length == 0 || frames[0].isNativeMethod();
    }
}
