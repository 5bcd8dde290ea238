package yourcores.kernel;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import yourcores.thread.Groups;

/**
 * Which cell a thread works for. It is the cell that started the thread, except for threads that several cells share:
 * those of the common pool, and idle ones of a pool that an earlier cell left open. They are judged by the code that
 * they run and by what they were at when a cell ended.
 *
 * <p>Thread rule: {@link #ofCaller} by any thread; {@link #begin} and {@link #end} by the kernel's shell thread.
 */
final class Owners {
    private final Places places;
    /** Shared threads that were at work when a cell ended. */
    private final Map<Thread, Stray> strays = new ConcurrentHashMap<>();
    /** Threads of cells that had nothing to do when a cell ended. */
    private final Set<Thread> free = ConcurrentHashMap.newKeySet();
    /** Cells that left tasks in the common pool, by number. */
    private final Map<Integer, Cell> unfinished = new ConcurrentHashMap<>();

    private volatile Cell current;

    /** @param code the outermost code of a cell on the thread's stack */
    private record Stray(Cell cell, StackTraceElement code) {
        boolean isStillAt(StackTraceElement now) {
            return code.getClassName().equals(now.getClassName())
                    && code.getMethodName().equals(now.getMethodName());
        }
    }

    Owners(Places places) {
        this.places = places;
    }

    void begin(Cell cell) {
        current = cell;
    }

    /** The cell that the calling thread works for; {@code null} where it may be the one that runs now. */
    Cell ofCaller() {
        var home = Cell.ofCaller();
        if (home == null || home.output() == CellOutput.NOWHERE) {
            return ofShared(null);
        }
        return home == current || !free.contains(Thread.currentThread()) ? home : ofShared(home);
    }

    private Cell ofShared(Cell home) {
        var thread = Thread.currentThread();
        if (home == null && !Threads.isCommon(thread)) {
            return null;
        }
        var code = places.outermost(thread.getStackTrace());
        if (code == null) {
            return null;
        }
        var stray = strays.get(thread);
        if (stray != null && stray.isStillAt(code)) {
            return stray.cell;
        }
        return places.cellOfStatement(code)
                .map(number -> home != null && home.number() == number ? home : unfinished.get(number))
                .orElse(null);
    }

    /** Notes what the threads are at that later cells share with this one. */
    void end(Cell cell) {
        free.removeIf(thread -> !thread.isAlive());
        strays.keySet().removeIf(thread -> !thread.isAlive());
        for (var thread : Groups.threads(Cell.CELLS)) {
            if (places.outermost(thread.getStackTrace()) == null) {
                free.add(thread);
            }
        }
        Stream.concat(free.stream(), Threads.common().stream()).forEach(thread -> look(thread, cell));
        if (hasTasks(ForkJoinPool.commonPool())) {
            unfinished.put(cell.number(), cell);
        } else {
            unfinished.clear();
        }
    }

    private void look(Thread thread, Cell cell) {
        var code = places.outermost(thread.getStackTrace());
        if (code == null) {
            strays.remove(thread);
        } else if (!strays.containsKey(thread) || !strays.get(thread).isStillAt(code)) {
            strays.put(thread, new Stray(cell, code));
        }
    }

    private static boolean hasTasks(ForkJoinPool pool) {
        return !pool.isQuiescent() || pool.hasQueuedSubmissions() || pool.getDelayedTaskCount() > 0;
    }
}
