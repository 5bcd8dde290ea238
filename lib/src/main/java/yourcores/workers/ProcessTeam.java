package yourcores.workers;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import yourcores.child.ChildFailed;

/** Workers in other processes. */
abstract class ProcessTeam<W extends ProcessWorker> extends Team {
    private static final Duration AFTER_KILL = Duration.ofMillis(300);
    private static final int ASKED_TO_STOP = 4;

    final List<W> workers;

    ProcessTeam(List<W> workers) {
        this.workers = workers;
    }

    /** Waits until each worker has started; where one does not, all are ended. */
    final void awaitStart() throws InterruptedException {
        try {
            for (var started : workers.stream().map(ProcessWorker::start).toList()) {
                started.get();
            }
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof RuntimeException failed
                    ? failed
                    : new ChildFailed("A worker does not start: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    @Override
    final <R extends Serializable> void begin(Round<R> round) {
        var packer = new Packer();
        workers.forEach(worker -> worker.work(round, packer));
    }

    /** Asks more than once: a task may be on its way to its process. */
    @Override
    final void interrupt(Round<?> round) {
        for (int i = 0; i < ASKED_TO_STOP; i++) {
            workers.forEach(ProcessWorker::interruptTask);
            if (round.awaitQuiet(GRACE.dividedBy(ASKED_TO_STOP))) {
                return;
            }
        }
        workers.forEach(ProcessWorker::giveUp);
        round.awaitQuiet(AFTER_KILL);
    }

    @Override
    public final int count() {
        return workers.size();
    }
}
