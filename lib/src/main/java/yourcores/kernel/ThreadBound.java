package yourcores.kernel;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import jdk.jshell.JShell;

/**
 * What belongs to a cell's thread and is lost with it: locks that it holds, values of thread-locals. Found in variables
 * of the notebook and in fields of the reader's own objects there; a read lock by itself and a thread-local with an
 * initial value tell nobody.
 *
 * <p>Thread rule: used by the kernel's shell thread.
 */
final class ThreadBound {
    private static final String EACH = "each cell runs on a thread of its own";

    private final CellExecution execution;
    private final ClassLoader cells;

    ThreadBound(CellExecution execution, ClassLoader cells) {
        this.execution = execution;
        this.cells = cells;
    }

    /** Sentences about what a cell that ends takes with it. Asks on the cell's own thread. */
    List<String> lostWith(Cell cell, JShell shell) {
        var bound = bound(shell);
        if (bound.isEmpty() || cell.isInterrupted()) {
            return List.of();
        }
        try {
            return cell.runAnyway(() -> {
                var lost = new ArrayList<String>();
                bound.forEach((name, value) -> sentence(cell, name, value).ifPresent(lost::add));
                return lost;
            });
        } catch (Cell.Thrown | Cell.Interrupted unknown) {
            return List.of();
        }
    }

    /** Why a lock refuses: the exception itself has no words. */
    static Optional<String> explain(Throwable thrown) {
        boolean ofLock = thrown instanceof IllegalMonitorStateException
                && thrown.getStackTrace().length > 0
                && thrown.getStackTrace()[0].getClassName().startsWith("java.util.concurrent.locks.");
        return ofLock
                ? Optional.of("the thread that called does not hold the lock. Where another cell has locked it: " + EACH
                        + ", so lock and unlock in one cell (try/finally)")
                : Optional.empty();
    }

    private static Optional<String> sentence(Cell cell, String name, Object value) {
        boolean held = switch (value) {
            case ReentrantLock lock -> lock.isHeldByCurrentThread();
            case ReentrantReadWriteLock.WriteLock lock -> lock.isHeldByCurrentThread();
            case ReentrantReadWriteLock lock -> lock.isWriteLockedByCurrentThread() || lock.getReadHoldCount() > 0;
            default -> false;
        };
        if (held) {
            return Optional.of("cell " + cell.number() + " has ended and still holds `" + name + "`: " + EACH
                    + ", and no other can unlock it. Unlock it in the cell that locks it (try/finally), and make a new"
                    + " lock now");
        }
        return value.getClass() == ThreadLocal.class && ((ThreadLocal<?>) value).get() != null
                ? Optional.of("what cell " + cell.number() + " has set in `" + name + "` ends with it: " + EACH)
                : Optional.empty();
    }

    private Map<String, Object> bound(JShell shell) {
        var found = new LinkedHashMap<String, Object>();
        shell.variables().filter(variable -> shell.status(variable).isActive()).forEach(variable -> {
            var value = execution.valueOf(() -> shell.varValue(variable));
            if (isBound(value)) {
                found.put(variable.name(), value);
            } else if (value != null && value.getClass().getClassLoader() == cells) {
                for (var field : value.getClass().getDeclaredFields()) {
                    var inside = read(field, value);
                    if (isBound(inside)) {
                        found.put(variable.name() + "." + field.getName(), inside);
                    }
                }
            }
        });
        return found;
    }

    private static boolean isBound(Object value) {
        return value instanceof Lock || value instanceof ReadWriteLock || value instanceof ThreadLocal;
    }

    private static Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null;
        }
    }
}
