package yourcores.workers;

import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import yourcores.child.ChildFailed;
import yourcores.child.Kept;

/**
 * One worker of a cluster: a kept thread here that takes tasks and has a member run them, one after the other.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ClusterWorker {
    private static final int WARM_UP = 5;

    private final Cluster cluster;
    private final int number;
    private final ExecutorService thread;
    private volatile Call running;

    ClusterWorker(Cluster cluster, int number) {
        this.cluster = cluster;
        this.number = number;
        this.thread = Executors.newSingleThreadExecutor(Kept.threads("member " + (number + 1)));
    }

    /** A task that a member has. */
    private record Call(Cluster.Line line, long id) {}

    /** Sees to the member and lets it load what every task needs; the future fails with {@link ChildFailed}. */
    Future<?> start() {
        return thread.submit(() -> {
            var line = cluster.to(number);
            var hello = new Packer().pack(1, new WorkerProcess.Hello());
            for (int i = 0; i < WARM_UP; i++) {
                line.driver().ask(line.driver().newId(), line.member(), hello);
            }
            return null;
        });
    }

    <R extends Serializable> void work(Round<R> round, Packer packer) {
        thread.execute(() -> takeTasks(round, packer));
    }

    private <R extends Serializable> void takeTasks(Round<R> round, Packer packer) {
        try {
            var line = line();
            for (int task = round.take(); task != Round.OVER; task = round.take()) {
                if (!run(round, task, packer, line)) {
                    line = line();
                }
            }
        } catch (ChildFailed noMember) {
            round.leave(noMember);
        } catch (InterruptedException closing) {
            // No task was taken.
        }
    }

    private Cluster.Line line() throws InterruptedException {
        for (int i = 1; ; i++) {
            try {
                return cluster.to(number);
            } catch (ChildFailed e) {
                if (i == cluster.members().mostStarts() || cluster.isClosed()) {
                    throw e;
                }
            }
        }
    }

    /** Whether the line is still good. */
    private <R extends Serializable> boolean run(Round<R> round, int task, Packer packer, Cluster.Line line)
            throws InterruptedException {
        Packed packed;
        Answer answer;
        try {
            packed = packer.pack(task + 1, round.task(task));
            answer = ask(round, line, packed);
        } catch (IOException e) {
            round.lost(task, cluster.howItWasLost(line, number, e));
            return false;
        } catch (CancellationException stopped) {
            round.putBack(task);
            return true;
        } catch (InterruptedException closing) {
            round.putBack(task);
            throw closing;
        } catch (Throwable refused) {
            round.failed(task, refused);
            return true;
        }
        WorkerJvm.settle(round, task, packed, answer);
        return true;
    }

    /** @throws CancellationException where the round was stopped before this counted as running */
    private Answer ask(Round<?> round, Cluster.Line line, Packed packed) throws IOException, InterruptedException {
        var call = new Call(line, line.driver().newId());
        running = call;
        try {
            if (round.isStopped()) {
                throw new CancellationException();
            }
            return line.driver().ask(call.id(), line.member(), packed);
        } finally {
            running = null;
        }
    }

    /** Interrupts the thread on which the task runs. Does nothing where there is none. */
    void interruptTask() {
        var call = running;
        if (call != null) {
            call.line().driver().interruptTask(call.id());
        }
    }

    /** Ends the member that still has a task; one that runs elsewhere is left with it. */
    void giveUp() {
        var call = running;
        if (call != null) {
            cluster.members().kill(number);
            call.line().driver().forget(call.id());
        }
    }

    void close() {
        thread.shutdownNow();
    }
}
