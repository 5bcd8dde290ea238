package yourcores.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import yourcores.child.Kept;
import yourcores.thread.Termination;

/**
 * Ends what a cell left behind, within two seconds, or three where that is of all kinds, and says what it found:
 * threads, processes, ports.
 *
 * <p>Thread rule: {@link #after} by the kernel's shell thread, {@link #burning} by any thread.
 */
final class CleanUp {
    private static final Duration GRACE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final List<Cell> unfinished = new CopyOnWriteArrayList<>();
    private final Set<Integer> knownPorts = new HashSet<>();
    private final CommonPool common;
    private final LeftVirtual virtual;

    CleanUp(Places places) {
        common = new CommonPool(places);
        virtual = new LeftVirtual(places);
    }

    /** What is open now belongs to the kernel. */
    void start() {
        knownPorts.addAll(Ports.open());
    }

    /** Ends what the cell left; returns sentences about it. */
    List<String> after(Cell cell) {
        var notes = new ArrayList<String>();
        endChildren(cell, notes);
        endThreads(cell, notes);
        common.after(cell).ifPresent(notes::add);
        virtual.after(cell).ifPresent(notes::add);
        tellPorts(cell, notes);
        return notes;
    }

    private static void endChildren(Cell cell, List<String> notes) {
        var children = CellChildren.left();
        if (children.isEmpty()) {
            return;
        }
        notes.add("cell " + cell.number() + " left " + count(children, "process", "processes") + " running: "
                + CellChildren.names(children) + ". The kernel ended what it left: wait for a process, or destroy it,"
                + " in the cell that starts it");
        CellChildren.end(children);
    }

    private void endThreads(Cell cell, List<String> notes) {
        var left = Termination.await(() -> Threads.of(cell.group()), GRACE);
        if (left.isEmpty()) {
            return;
        }
        var stuck = Termination.force(() -> Threads.of(cell.group()), PATIENCE);
        var ended = left.stream().filter(thread -> !stuck.contains(thread)).toList();
        if (!ended.isEmpty() && !cell.isInterrupted()) {
            notes.add("cell " + cell.number() + " left " + count(ended, "thread", "threads") + " running: "
                    + Termination.names(ended)
                    + ". The kernel interrupted and ended what it left: join a thread, or close its"
                    + " executor (try-with-resources), in the cell that starts it");
        }
        if (!stuck.isEmpty()) {
            unfinished.add(cell);
            notes.add(stuck(cell, stuck));
        }
    }

    private static String stuck(Cell cell, List<Thread> stuck) {
        var burning = burningOrStarved(stuck);
        return burning.isEmpty()
                ? "cell " + cell.number() + " left " + count(stuck, "thread", "threads") + " waiting that no interrupt"
                        + " ends: " + Termination.names(stuck) + ". It holds no core; a restart of the kernel ends it"
                : holds(cell, burning);
    }

    /** Looks again where a thread could run but a busy machine may not have let it. */
    private static List<Thread> burningOrStarved(List<Thread> stuck) {
        var burning = CpuTime.burning(stuck, LOOK);
        boolean canRun = stuck.stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE);
        return burning.isEmpty() && canRun ? CpuTime.burning(stuck, LOOK.multipliedBy(3)) : burning;
    }

    private static String holds(Cell cell, List<Thread> burning) {
        return "cell " + cell.number() + " still holds " + cores(burning) + ": restart the kernel ("
                + Termination.names(burning) + (burning.size() == 1 ? " does" : " do") + " not answer an interrupt)";
    }

    private void tellPorts(Cell cell, List<String> notes) {
        var open = new HashSet<>(Ports.open());
        open.removeIf(Kept::isKept);
        knownPorts.retainAll(open);
        open.removeAll(knownPorts);
        if (!open.isEmpty()) {
            knownPorts.addAll(open);
            notes.add("cell " + cell.number() + " left "
                    + (open.size() == 1 ? "a port open: " : "ports open: ")
                    + open.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))
                    + ". Close it in the cell that opens it, or the next run finds it taken");
        }
    }

    /** Sentences about earlier cells that burn a core right now. */
    List<String> burning() {
        var sentences = new ArrayList<String>();
        unfinished.removeIf(cell -> Threads.of(cell.group()).isEmpty());
        for (var cell : unfinished) {
            var burning = burningOrStarved(Threads.of(cell.group()));
            if (!burning.isEmpty()) {
                sentences.add(holds(cell, burning));
            }
        }
        common.burden().ifPresent(sentences::add);
        virtual.burden().ifPresent(sentences::add);
        return sentences;
    }

    /** {@code a core}. */
    static String cores(List<Thread> burning) {
        return burning.size() == 1 ? "a core" : burning.size() + " cores";
    }

    /** {@code a thread}, {@code 3 threads}. */
    static String count(Collection<?> things, String one, String many) {
        return things.size() == 1 ? "a " + one : things.size() + " " + many;
    }
}
