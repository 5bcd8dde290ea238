package yourcores.exercise.trial;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import jdk.management.VirtualThreadSchedulerMXBean;
import yourcores.thread.Groups;

/**
 * What an answer runs on threads that are not its own: tasks of the common pool, and virtual threads that hold a core.
 * A virtual thread that only waits costs some memory and is not looked for. What ran there before the checks is not
 * held against the answer.
 */
final class Elsewhere {
    private static final VirtualThreadSchedulerMXBean SCHEDULER =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private static final int LOOKS = 125;
    private static final long BETWEEN_LOOKS_MILLIS = 1;

    private final int mountedBefore = SCHEDULER.getMountedVirtualThreadCount();
    private final int tasksBefore = ForkJoinPool.commonPool().getActiveThreadCount();

    /** Waits a moment for what still runs there, interrupts tasks of the common pool, waits again. */
    Left end() {
        awaitEnd(() -> {});
        boolean mounted = runsVirtual();
        boolean tasks = runsTasks();
        if (tasks) {
            awaitEnd(() -> workers().forEach(Thread::interrupt)); // each look: more tasks may stand in the queue
        }
        return new Left(mounted, tasks, runsVirtual(), runsTasks());
    }

    private boolean runsVirtual() {
        return SCHEDULER.getMountedVirtualThreadCount() > mountedBefore;
    }

    private boolean runsTasks() {
        return ForkJoinPool.commonPool().getActiveThreadCount() > tasksBefore;
    }

    private void awaitEnd(Runnable atEachLook) {
        try {
            for (int look = 0; look < LOOKS && (runsVirtual() || runsTasks()); look++) {
                atEachLook.run();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Thread> workers() {
        return Groups.threads(Groups.root()).stream()
                .filter(Elsewhere::isOfCommonPool)
                .toList();
    }

    static boolean isOfCommonPool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /**
     * What was still there after the checks.
     *
     * @param virtual a virtual thread ran on
     * @param task a task of the common pool ran on
     * @param virtualStays it still does
     * @param taskStays no interrupt ended it
     */
    record Left(boolean virtual, boolean task, boolean virtualStays, boolean taskStays) {

        Optional<Outcome> fault() {
            if (!virtual && !task) {
                return Optional.empty();
            }
            var what = task
                    ? "a task of the common pool still ran after the checks: wait for its end (get or join)"
                    : "a virtual thread still ran after the checks: join it";
            return Optional.of(
                    new Outcome("leaves no task behind", Outcome.Result.FAILED, what + " before your method returns"));
        }

        Optional<String> price() {
            if (!virtualStays && !taskStays) {
                return Optional.empty();
            }
            var what = taskStays
                    ? "No interrupt ends a task of this answer"
                    : "Java keeps no list of virtual threads, so that one of this answer cannot be ended";
            return Optional.of(
                    what + ": it goes on until you restart the kernel, and keeps a core busy if it computes.");
        }
    }
}
