package yourcores.measure.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import yourcores.measure.system.Proc.Machinewide;
import yourcores.measure.system.Proc.Task;

/**
 * The meter of Linux: how long threads stood in line for a processor, by the scheduler's own books.
 *
 * <p>Sees threads that live through the sample (pools, carriers of virtual threads, the caller) from outside, threads
 * of the factory by their own report, and the tasks of live child processes. Threads of the virtual machine (compiler,
 * collector) count as seen; that they stood in line does not count, for nobody waits for them as a rule.
 *
 * <p>A thread that stands in line while another one <em>of the same program</em> runs has not been disturbed: the
 * scheduler puts two fresh threads on one processor now and then, and a quota holds them back. So only as much delay
 * counts as other programs, or the hypervisor, can have caused by the machine's books. Those are written in steps of
 * 10 ms, and Linux looks at each processor only every few ms to keep them: one step is let pass, and twice the standard
 * error of those looks, for threads that run in bursts.
 *
 * <p>All delay counts where threads that compute, and could have a processor each, stood in line for longer than the
 * program's other threads ran (the collector's, too, but not the compiler's) by more than 5 %, and by more than a tick
 * each or more than 10 %: the compiler of the virtual machine was at work, or the scheduler left a processor idle.
 * Threads that mostly wait wake in clusters and stand in line for each other as a rule.
 */
final class RunDelayMeter implements Meter {
    /** Clean samples were delayed by less. Found by experiment: on a quiet machine nine in ten samples are. */
    static final double TOLERATED = 0.02;

    /** More delay than this is not the scheduler's own shuffling, whatever the books of the machine say. */
    private static final double SHUFFLED = 0.05;

    /** The time between two ticks of the scheduler at 250 Hz: so long may fresh threads share a processor. */
    private static final double TICK_NANOS = 4e6;

    private static final double MOST_SPREADING = 0.1;

    /** Share of its time above which a thread counts as at work; nobody waits for the others. */
    private static final double AT_WORK = 0.05;

    /** A thread that wants a processor for more than this share of its time computes; the others mostly wait. */
    private static final double COMPUTES = 0.75;

    /** Processors that the threads may ask for beyond those there are before they count as taking turns. */
    private static final double FREE = 0.25;

    /** Processor time that the end of a thread takes after its report, at most. Measured: 90 to 140 µs. */
    private static final double END_NANOS = 150e3;

    /** Names as the system keeps them, 15 characters long at most: what begins alike may be a thread of the reader's. */
    private static final Set<String> COMPILER = Set.of("C1 CompilerThre", "C2 CompilerThre", "JVMCI CompilerT");

    private static final Set<String> VIRTUAL_MACHINE = Set.of(
            "VM Thread",
            "VM Periodic Tas",
            "Service Thread",
            "Monitor Deflati",
            "Notification Th",
            "Signal Dispatch",
            "Reference Handl",
            "Finalizer",
            "Common-Cleaner",
            "G1 Main Marker",
            "G1 Service",
            "ZDirector",
            "ZStat");

    /** Of which there are several. */
    private static final List<String> VIRTUAL_MACHINES = List.of(
            "GC Thread#",
            "G1 Conc#",
            "G1 Refine#",
            "ZDriverM",
            "ZWorker",
            "ZUncommitter#",
            "RuntimeWorker#",
            "Shenandoah ",
            "JFR ");

    private static final long SWITCH_NANOS = 1_000;

    private final Proc proc;
    private final double capacity;

    RunDelayMeter(Proc proc, double capacity) {
        this.proc = proc;
        this.capacity = capacity;
    }

    @Override
    public Watch start() {
        var children = proc.childTasks();
        var tasks = proc.tasks();
        long program = proc.programTime();
        var machine = proc.machinewide();
        return (wall, ended) -> {
            // Gives way once, so that the books of the calling thread are up to date.
            LockSupport.parkNanos(SWITCH_NANOS);
            return read(wall, ended, new Books(tasks, children, program, machine), now());
        };
    }

    private Books now() {
        var machine = proc.machinewide();
        long program = proc.programTime();
        return new Books(proc.tasks(), proc.childTasks(), program, machine);
    }

    private record Books(Map<Integer, Task> tasks, Map<Integer, Task> children, long program, Machinewide machine) {}

    private Reading read(double wall, List<ThreadReport> ended, Books before, Books after) {
        var reported = ended.stream().map(ThreadReport::task).collect(Collectors.toSet());
        var own = since(before.tasks, after.tasks);
        own.keySet().removeAll(reported);
        var children = since(before.children, after.children);
        double childTime = children.values().stream().mapToLong(Task::cpu).sum();
        var live = new HashMap<>(own);
        live.putAll(children);
        var threads = new ArrayList<Times>();
        live.values().forEach(task -> threads.add(new Times(whose(task), wall, task.cpu(), task.delay())));
        ended.forEach(thread -> threads.add(new Times(Whose.PROGRAM, thread.life(), thread.cpu(), thread.delay())));

        double seen = sum(threads, any -> true, Times::cpu);
        double delay = sum(threads, Times::isAtWork, Times::delay);
        double all = after.program - before.program + childTime - endedChildren(before, after);
        double ends = Math.clamp(all - seen, 0, END_NANOS * ended.size());
        double unsure = Proc.TICK_NANOS + 2 * errorOfLooks(threads, wall);
        double others = Math.max(0, after.machine.busy() - before.machine.busy() - seen - ends - unsure);
        double stolen = after.machine.stolen() - before.machine.stolen();
        double asked = Math.max(wall, seen + delay);
        double spreading = Math.min(TICK_NANOS * (ended.size() - 1), MOST_SPREADING * asked);
        double shuffling = Math.max(SHUFFLED * asked, spreading);
        boolean shuffled = takeTurns(threads, wall) || unexplained(threads) <= shuffling;
        double blamed = shuffled ? others + stolen : Double.POSITIVE_INFINITY;
        return new Reading(delay + stolen, TOLERATED, blamed, seen, all - ends);
    }

    /**
     * What child processes that ended meanwhile had used before: the system books it on the program when they end, and an
     * earlier watch saw it.
     */
    private static double endedChildren(Books before, Books after) {
        var live = after.children.values().stream()
                .map(task -> task.folder().getParent())
                .collect(Collectors.toSet());
        return before.children.values().stream()
                .filter(task -> !live.contains(task.folder().getParent()))
                .mapToLong(Task::cpu)
                .sum();
    }

    private enum Whose {
        PROGRAM,
        VIRTUAL_MACHINE,
        COMPILER
    }

    /** What a thread had of the time that it was watched, in nanoseconds. */
    private record Times(Whose whose, double life, long cpu, long delay) {
        boolean isAtWork() {
            return whose == Whose.PROGRAM && cpu > AT_WORK * life;
        }

        boolean computes() {
            return whose == Whose.PROGRAM && cpu + delay > COMPUTES * life;
        }
    }

    private static double sum(List<Times> threads, Predicate<Times> which, ToLongFunction<Times> what) {
        return threads.stream().filter(which).mapToLong(what).sum();
    }

    /** Whether the program's threads wanted more processors than there are. */
    private boolean takeTurns(List<Times> threads, double wall) {
        return sum(threads, thread -> thread.whose == Whose.PROGRAM, thread -> thread.cpu + thread.delay)
                > (capacity + FREE) * wall;
    }

    /** For how long threads that compute stood in line although no other thread of the program ran. */
    private static double unexplained(List<Times> threads) {
        return sum(threads, Times::computes, Times::delay)
                - sum(threads, thread -> thread.whose != Whose.COMPILER && !thread.computes(), Times::cpu);
    }

    /** Standard error of the time that a look at every tick gives the threads that run in bursts. */
    private static double errorOfLooks(List<Times> threads, double wall) {
        return Math.sqrt(threads.stream()
                .filter(thread -> !thread.computes())
                .mapToDouble(thread -> TICK_NANOS * thread.cpu * Math.max(0, 1 - thread.cpu / wall))
                .sum());
    }

    /** What each live task did since; tasks that are new did it all since. */
    private static Map<Integer, Task> since(Map<Integer, Task> before, Map<Integer, Task> after) {
        var since = new HashMap<Integer, Task>();
        after.forEach((id, task) -> {
            var old = before.getOrDefault(id, new Task(task.folder(), 0, 0));
            since.put(id, new Task(task.folder(), task.cpu() - old.cpu(), task.delay() - old.delay()));
        });
        return since;
    }

    private Whose whose(Task task) {
        String name = proc.name(task);
        if (COMPILER.contains(name)) {
            return Whose.COMPILER;
        }
        return VIRTUAL_MACHINE.contains(name) || VIRTUAL_MACHINES.stream().anyMatch(name::startsWith)
                ? Whose.VIRTUAL_MACHINE
                : Whose.PROGRAM;
    }
}
