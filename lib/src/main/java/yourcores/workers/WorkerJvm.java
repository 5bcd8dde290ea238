package yourcores.workers;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import yourcores.child.ChildFailed;
import yourcores.child.Kept;

/**
 * One worker: a kept thread here that takes tasks and asks a JVM to run them, one after the other. When the JVM dies
 * the thread starts another one before it takes the next task.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class WorkerJvm {
    private static final int MOST_STARTS = 3;

    private final String name;
    private final List<String> jvmOptions;
    private final ExecutorService thread;
    private volatile WorkerProcess process;
    private volatile boolean closed;
    private volatile int replaced;

    WorkerJvm(String name, List<String> jvmOptions) {
        this.name = name;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.thread = Executors.newSingleThreadExecutor(Kept.threads(name));
    }

    /** Starts the JVM; the future fails with {@link ChildFailed} where it does not start. */
    Future<?> start() {
        return thread.submit(this::launch);
    }

    private void launch() {
        var started = WorkerProcess.start(name, jvmOptions);
        process = started;
        if (closed) {
            started.close();
        }
        started.warmUp();
    }

    <R extends Serializable> void work(Round<R> round, Packer packer) {
        thread.execute(() -> takeTasks(round, packer));
    }

    private <R extends Serializable> void takeTasks(Round<R> round, Packer packer) {
        try {
            while (isReady(round)) {
                int number = round.take();
                if (number == Round.OVER) {
                    return;
                }
                run(round, number, packer);
            }
        } catch (InterruptedException closing) {
            // No task was taken.
        }
    }

    private boolean isReady(Round<?> round) {
        RuntimeException failed = null;
        for (int i = 0; i < MOST_STARTS && !closed; i++) {
            if (process.isAlive()) {
                return true;
            }
            try {
                replaced++;
                launch();
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        round.leave(failed == null ? new ChildFailed("The workers were closed") : failed);
        return false;
    }

    private <R extends Serializable> void run(Round<R> round, int number, Packer packer) {
        var asked = process;
        if (!asked.isAlive()) {
            round.putBack(number);
            return;
        }
        Packed packed;
        Answer answer;
        try {
            packed = packer.pack(number + 1, round.task(number));
            answer = asked.ask(number + 1, packed, round::isStopped);
        } catch (IOException e) {
            round.lost(number, asked.howItEnded());
            return;
        } catch (CancellationException stopped) {
            round.putBack(number);
            return;
        } catch (Throwable refused) {
            round.failed(number, refused);
            return;
        }
        settle(round, number, packed, answer);
    }

    /** Hands the round what came back. */
    @SuppressWarnings("unchecked")
    static <R extends Serializable> void settle(Round<R> round, int number, Packed packed, Answer answer) {
        R result;
        try {
            result = (R) packed.open(answer);
        } catch (Throwable thrown) {
            round.failed(number, thrown);
            return;
        }
        round.done(number, result);
    }

    void interruptTask() {
        process.interruptTask();
    }

    void killIfBusy() {
        var now = process;
        if (now.isBusy()) {
            now.kill();
        }
    }

    /** Ends the JVM by force and starts no other. */
    void kill() {
        closed = true;
        var now = process;
        if (now != null) {
            now.kill();
        }
    }

    /** Waits until the JVM has ended, half a second at most. */
    void close() {
        kill();
        var now = process;
        if (now != null) {
            now.close();
        }
        thread.shutdownNow();
    }

    Optional<Long> pid() {
        return Optional.ofNullable(process).filter(WorkerProcess::isAlive).map(WorkerProcess::pid);
    }

    int replaced() {
        return replaced;
    }
}
