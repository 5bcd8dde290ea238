package yourcores.workers;

/**
 * Stands for an exception of a task that could not travel: carries its class name, its message, its trace and its
 * causes.
 *
 * <p>Thread rule: as any exception.
 */
public final class TaskFailed extends Exception {
    private static final long serialVersionUID = 1;
    private static final int MOST_CAUSES = 10;

    private TaskFailed(String described, StackTraceElement[] trace, TaskFailed cause) {
        super(described, cause);
        setStackTrace(trace);
    }

    static TaskFailed standFor(Throwable thrown) {
        return standFor(thrown, MOST_CAUSES);
    }

    private static TaskFailed standFor(Throwable thrown, int causes) {
        var cause = causes == 0 || thrown.getCause() == null ? null : standFor(thrown.getCause(), causes - 1);
        return new TaskFailed(described(thrown), thrown.getStackTrace(), cause);
    }

    private static String described(Throwable thrown) {
        var name = PlainData.plain(thrown.getClass().getName());
        try {
            return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
        } catch (RuntimeException broken) {
            return name;
        }
    }
}
