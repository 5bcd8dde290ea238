package yourcores.measure.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Linux tells about tasks under {@code /proc}: proc(5), and Documentation/scheduler/sched-stats.rst of the kernel
 * for {@code schedstat} ("processor time, run delay, time slices", nanoseconds).
 *
 * <p>Thread rule: immutable. A file that is missing, because its task has just ended or the system has none, reads as
 * nothing.
 */
final class Proc {
    /** Unit of the times in {@code stat}: USER_HZ is 100 on all architectures that Java runs on. */
    static final long TICK_NANOS = 10_000_000;

    private static final int CHILDREN_FOLLOWED = 256;

    private final Path root;

    Proc() {
        this(Path.of("/proc"));
    }

    Proc(Path root) {
        this.root = root;
    }

    /** Processor time and run delay of a task, in nanoseconds. */
    record Task(Path folder, long cpu, long delay) {}

    boolean hasRunDelay() {
        return read(root.resolve("thread-self/schedstat")).isPresent();
    }

    /** The calling thread, of which this call is the last act. */
    ThreadReport ownReport(long life, long cpu) {
        long delay = task(root.resolve("thread-self")).map(Task::delay).orElse(0L);
        try {
            var link = Files.readSymbolicLink(root.resolve("thread-self"));
            return new ThreadReport(Integer.parseInt(link.getFileName().toString()), life, cpu, delay);
        } catch (IOException | NumberFormatException e) {
            return new ThreadReport(0, life, cpu, delay);
        }
    }

    /** The tasks of this program. */
    Map<Integer, Task> tasks() {
        return tasksOf(root.resolve("self/task"));
    }

    /** The tasks of all live child processes, their children included. */
    Map<Integer, Task> childTasks() {
        var found = new HashMap<Integer, Task>();
        var open = new ArrayDeque<>(childrenOf(root.resolve("self/task")));
        for (int followed = 0; !open.isEmpty() && followed < CHILDREN_FOLLOWED; followed++) {
            var folder = root.resolve(open.poll()).resolve("task");
            found.putAll(tasksOf(folder));
            open.addAll(childrenOf(folder));
        }
        return found;
    }

    /** Short name of a task; threads of Java carry the first 15 characters of theirs. */
    String name(Task task) {
        return read(task.folder.resolve("comm")).map(String::strip).orElse("");
    }

    /** Processor time of this program, in nanoseconds: all its tasks, and its children that have ended. */
    long programTime() {
        return read(root.resolve("self/stat"))
                .map(stat -> {
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                    return (number(fields[11]) + number(fields[12]) + number(fields[13]) + number(fields[14]))
                            * TICK_NANOS;
                })
                .orElse(0L);
    }

    /** Time in which processors were not idle, and time stolen by the hypervisor, in nanoseconds. */
    Machinewide machinewide() {
        return read(root.resolve("stat"))
                .map(stat -> {
                    String[] fields = stat.lines().findFirst().orElse("").split(" +");
                    long busy = 0;
                    for (int i : new int[] {1, 2, 3, 6, 7}) {
                        busy += i < fields.length ? number(fields[i]) : 0;
                    }
                    long steal = fields.length > 8 ? number(fields[8]) : 0;
                    return new Machinewide(busy * TICK_NANOS, steal * TICK_NANOS);
                })
                .orElse(new Machinewide(0, 0));
    }

    record Machinewide(long busy, long stolen) {}

    private Map<Integer, Task> tasksOf(Path folder) {
        var tasks = new HashMap<Integer, Task>();
        for (String id : list(folder)) {
            task(folder.resolve(id)).ifPresent(task -> tasks.put(Integer.valueOf(id), task));
        }
        return tasks;
    }

    private List<String> childrenOf(Path folder) {
        var children = new ArrayList<String>();
        for (String id : list(folder)) {
            read(folder.resolve(id).resolve("children"))
                    .map(String::strip)
                    .filter(ids -> !ids.isEmpty())
                    .ifPresent(ids -> children.addAll(List.of(ids.split(" "))));
        }
        return children;
    }

    private Optional<Task> task(Path folder) {
        return read(folder.resolve("schedstat")).map(line -> {
            String[] fields = line.strip().split(" ");
            return new Task(folder, number(fields[0]), number(fields[1]));
        });
    }

    private static List<String> list(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }
}
