package yourcores.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.dflib.jjava.jupyter.telemetry.TelemetryCollector;
import yourcores.kernel.stock.TimeLimit;
import yourcores.thread.Raise;

/**
 * Runs what JShell has compiled, in this process and on the thread of the cell. Values and exceptions are handed over
 * as they are, not as text.
 *
 * <p>Thread rule: used by the kernel's shell thread, and by the cell's own while that waits for it: a magic runs code.
 */
final class CellExecution extends DirectExecutionControl {
    private static final String HANDED_OVER = "handed over";

    private final TimeLimit timeLimit = new TimeLimit();
    private volatile Cell late;
    private Cell cell;
    private TelemetryCollector<?> collector = TelemetryCollector.DO_NOTHING;
    private Object value;
    private Throwable thrown;
    private boolean interrupted;

    CellExecution(CellClasses classes) {
        super(classes);
    }

    /** Statements belong to this cell from now on. */
    void enter(Cell cell) {
        this.cell = cell;
    }

    /** Forgets the value and the exception of the statement before. */
    void clear() {
        value = null;
        thrown = null;
        interrupted = false;
    }

    Object value() {
        return value;
    }

    /** What the last statement threw; {@code null} if nothing. */
    Throwable thrown() {
        return thrown;
    }

    /** Whether the time limit, and not the reader, has stopped this cell. */
    boolean isLate(Cell cell) {
        return late == cell;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    /** Statements are measured by this collector from now on. */
    void measureBy(TelemetryCollector<?> collector) {
        this.collector = collector;
    }

    /** The value that this question hands over; {@code null} where it fails. */
    Object valueOf(Runnable question) {
        clear();
        try {
            question.run();
            return value;
        } catch (RuntimeException notYet) {
            return null;
        } finally {
            clear();
        }
    }

    @Override
    protected String invoke(Method statement) throws Exception {
        return invoke(statement, collector);
    }

    private <I> String invoke(Method statement, TelemetryCollector<I> collector) throws Exception {
        var timed = cell; // an alarm that goes off at the last moment is none of the next cell
        var alarm = timeLimit.begin(() -> {
            late = timed;
            timed.interrupt();
        });
        var started = collector.measurementStart();
        try {
            value = cell.run(() -> call(statement));
            return HANDED_OVER;
        } catch (Cell.Interrupted e) {
            interrupted = true;
            throw handedOver();
        } catch (Cell.Thrown e) {
            thrown = e.thrown();
            if (thrown instanceof SPIResolutionException) {
                throw new InvocationTargetException(thrown);
            }
            throw handedOver();
        } finally {
            collector.measurementEnd(started);
            alarm.cancel(false);
        }
    }

    private static Object call(Method statement) throws Exception {
        try (var running = Compiling.run()) {
            return statement.invoke(null);
        } catch (InvocationTargetException e) {
            throw Raise.as(e.getCause());
        }
    }

    @Override
    public String varValue(String className, String varName) throws RunException, InternalException {
        try {
            var field = findClass(className).getDeclaredField(varName);
            field.setAccessible(true);
            value = field.get(null);
            return HANDED_OVER;
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }

    private static ExecutionControl.UserException handedOver() {
        var here = new StackTraceElement[] {new StackTraceElement("cell", "statement", null, -1)};
        return new ExecutionControl.UserException(HANDED_OVER, Throwable.class.getName(), here);
    }
}
