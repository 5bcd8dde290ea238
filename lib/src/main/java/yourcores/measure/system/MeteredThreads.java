package yourcores.measure.system;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of a sample. Each one reports, as its last act, how much of a processor it got, for that is
 * forgotten with the thread.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class MeteredThreads implements ThreadFactory {
    private static final ThreadMXBean BOOKS = ManagementFactory.getThreadMXBean();

    private final Proc proc = new Proc();
    private final List<Thread> made = new ArrayList<>();
    private final List<ThreadReport> reports = new ArrayList<>();
    private Throwable uncaught;
    private int number;

    @Override
    public synchronized Thread newThread(Runnable task) {
        var thread = new Thread(() -> runAndReport(task), "worker-" + ++number);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, problem) -> failed(problem));
        made.add(thread);
        return thread;
    }

    private void runAndReport(Runnable task) {
        long start = System.nanoTime();
        try {
            task.run();
        } finally {
            var report = proc.ownReport(System.nanoTime() - start, BOOKS.getCurrentThreadCpuTime());
            synchronized (this) {
                reports.add(report);
            }
        }
    }

    private synchronized void failed(Throwable problem) {
        if (uncaught == null) {
            uncaught = problem;
        } else if (uncaught != problem) {
            uncaught.addSuppressed(problem);
        }
    }

    /** What ended a thread before its time, if anything did. */
    public synchronized Throwable uncaught() {
        return uncaught;
    }

    public synchronized List<ThreadReport> reports() {
        return List.copyOf(reports);
    }

    public synchronized List<Thread> alive() {
        return made.stream().filter(Thread::isAlive).toList();
    }
}
