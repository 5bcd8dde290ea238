package yourcores.workers;

import java.util.List;
import java.util.Optional;
import yourcores.child.ChildFailed;

/**
 * A worker whose process is a JVM. When it dies another one is started.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class WorkerJvm extends ProcessWorker {
    private static final int MOST_STARTS = 3;

    private final String name;
    private final List<String> jvmOptions;
    private volatile WorkerProcess process;
    private volatile int replaced;

    WorkerJvm(String name, List<String> jvmOptions) {
        super(name);
        this.name = name;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    @Override
    WorkerProcess connect() throws InterruptedException {
        var before = process;
        if (before != null && before.isAlive()) {
            return before;
        }
        if (isClosed()) {
            throw new ChildFailed("The workers were closed");
        }
        if (before != null) {
            replaced++;
        }
        var started = new WorkerProcess(name, jvmOptions);
        process = started;
        if (isClosed()) {
            started.kill();
        }
        started.warmUp();
        return started;
    }

    @Override
    int mostStarts() {
        return MOST_STARTS;
    }

    /** Ends the JVM by force and starts no other. Does not wait. */
    void kill() {
        super.close();
        Optional.ofNullable(process).ifPresent(WorkerProcess::kill);
    }

    /** Waits until the JVM has ended, half a second at most. */
    @Override
    void close() {
        kill();
        Optional.ofNullable(process).ifPresent(WorkerProcess::close);
    }

    Optional<Long> pid() {
        return Optional.ofNullable(process).filter(WorkerProcess::isAlive).map(WorkerProcess::pid);
    }

    int replaced() {
        return replaced;
    }
}
