package yourcores.exercise;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How long a platform thread has had a processor: what tells one that computes from one that is kept from computing. */
public final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration NEXT_TO_NOTHING = Duration.ofMillis(100);

    private ProcessorTime() {}

    /** Zero where the thread has ended, or the system keeps no such books. */
    public static Duration of(Thread thread) {
        return Duration.ofNanos(
                THREADS.isThreadCpuTimeSupported() ? Math.max(0, THREADS.getThreadCpuTime(thread.threadId())) : 0);
    }

    /**
     * Whether a thread could go on and does not get to: to be asked after a second or more, of which it is not to be
     * blamed for being late.
     *
     * @param before what it had had when that time began
     */
    public static boolean isKeptFrom(Thread thread, Duration before) {
        return THREADS.isThreadCpuTimeSupported()
                && thread.getState() == Thread.State.RUNNABLE
                && !isOutsideJava(thread.getStackTrace())
                && of(thread).minus(before).compareTo(NEXT_TO_NOTHING) < 0;
    }

    /** It may wait there, for the network for one. */
    private static boolean isOutsideJava(StackTraceElement[] frames) {
        return frames.length == 0 || frames[0].isNativeMethod();
    }
}
