package yourcores.kernel;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tasks of the common pool that outlive their cell. They take its threads from every later cell: parallel streams and
 * tasks without an executor of their own go on with those that are left.
 *
 * <p>Thread rule: {@link #after} by the kernel's shell thread, {@link #burden} by any thread.
 */
final class CommonPool {
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Set<String> IDLE = Set.of(
            "jdk.internal.misc.Unsafe",
            "java.util.concurrent.locks.LockSupport",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ForkJoinWorkerThread");

    private final Places places;
    private final Map<Thread, Task> held = new ConcurrentHashMap<>();

    /** @param code the outermost code of a cell on the thread's stack; {@code null} if there is none */
    private record Task(Cell cell, StackTraceElement code) {}

    CommonPool(Places places) {
        this.places = places;
    }

    /**
     * Waits a moment for the tasks of a cell that ends. Those that burn a core, and all of an interrupted cell, are
     * interrupted. Returns a sentence about what is left.
     */
    Optional<String> after(Cell cell) {
        held.keySet().retainAll(held().keySet());
        awaitTaken();
        var busy = await(GRACE, worker -> {});
        if (busy.isEmpty()) {
            return Optional.empty();
        }
        var stop = cell.isInterrupted() ? busy : CpuTime.burning(busy, GLANCE);
        if (!stop.isEmpty()) {
            busy.retainAll(await(PATIENCE, worker -> {
                if (stop.contains(worker)) {
                    worker.interrupt();
                }
            }));
        }
        busy.forEach(worker -> held.put(worker, new Task(cell, code(worker))));
        return busy.isEmpty() ? Optional.empty() : Optional.of(sentence(cell, busy, stop));
    }

    private String sentence(Cell cell, List<Thread> left, List<Thread> interrupted) {
        return "cell " + cell.number() + " left tasks of the common pool running" + where(left)
                + (interrupted.isEmpty() ? ". " : " that no interrupt ends. ")
                + price()
                + (interrupted.isEmpty() ? ". Wait for them in the cell that starts them" : ". Restart the kernel");
    }

    /** What is left of the pool for later cells. */
    private String price() {
        int threads = ForkJoinPool.getCommonPoolParallelism();
        return held.size() < threads
                ? "They take " + held.size() + " of its " + threads + " threads: parallel streams run on fewer cores"
                : "They take all its threads: parallel streams run on one core, and supplyAsync does not run at all";
    }

    /** A sentence about the tasks that earlier cells left here and that still run. */
    Optional<String> burden() {
        var tasks = held();
        return tasks.isEmpty()
                ? Optional.empty()
                : Optional.of("tasks of cell " + cells(tasks.values()) + " still run in the common pool"
                        + where(tasks.keySet()) + ". " + price());
    }

    private static String cells(Collection<Task> tasks) {
        return tasks.stream()
                .map(task -> task.cell().number())
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" and "));
    }

    private String where(Collection<Thread> workers) {
        var places = workers.stream()
                .map(this::code)
                .filter(Objects::nonNull)
                .map(this.places::describe)
                .distinct()
                .collect(Collectors.joining(" and "));
        return places.isEmpty() ? "" : ", in " + places;
    }

    /** The threads that still run what an earlier cell left, and that. */
    private Map<Thread, Task> held() {
        var still = new HashMap<>(held);
        still.entrySet()
                .removeIf(entry ->
                        !isBusy(entry.getKey()) || !isSame(entry.getValue().code(), code(entry.getKey())));
        return still;
    }

    private StackTraceElement code(Thread worker) {
        return places.outermost(worker.getStackTrace());
    }

    private static boolean isSame(StackTraceElement before, StackTraceElement now) {
        return before == null || now == null
                ? before == now
                : before.getClassName().equals(now.getClassName())
                        && before.getMethodName().equals(now.getMethodName());
    }

    /** Waits until no thread is free for a task that is queued: on a busy machine it wakes late. */
    private static void awaitTaken() {
        long start = System.nanoTime();
        while (isTaskBeforeFreeThread() && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private static boolean isTaskBeforeFreeThread() {
        return ForkJoinPool.commonPool().hasQueuedSubmissions()
                && Threads.common().stream().filter(CommonPool::isBusy).count()
                        < ForkJoinPool.getCommonPoolParallelism();
    }

    /** Waits until what is not yet told of has ended, so long at most; returns the threads that still run it. */
    private List<Thread> await(Duration patience, Consumer<Thread> atEachLook) {
        long start = System.nanoTime();
        var busy = untold();
        while (!busy.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
            busy.forEach(atEachLook);
            LockSupport.parkNanos(GLANCE.toNanos());
            busy = untold();
        }
        return busy;
    }

    private List<Thread> untold() {
        var untold = Threads.common();
        untold.removeIf(thread -> !isBusy(thread));
        untold.removeAll(held().keySet());
        return untold;
    }

    /** Whether it is at anything else than waiting or looking for a task. */
    private static boolean isBusy(Thread worker) {
        for (var frame : worker.getStackTrace()) {
            if (!IDLE.contains(frame.getClassName())) {
                return true;
            }
        }
        return false;
    }
}
