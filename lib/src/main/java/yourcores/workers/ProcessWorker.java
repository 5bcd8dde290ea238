package yourcores.workers;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import yourcores.child.ChildFailed;
import yourcores.child.Kept;

/**
 * One worker in another process: a kept thread here that takes tasks and has the process run them, one after the other.
 *
 * <p>Thread rule: safe for use by any thread.
 */
abstract class ProcessWorker {
    private static final Duration BEFORE_NEXT_LOOK = Duration.ofSeconds(2);

    private final ExecutorService thread;
    private volatile Call running;
    private volatile boolean closed;

    ProcessWorker(String name) {
        thread = Executors.newSingleThreadExecutor(Kept.threads(name));
    }

    /** A task that the process has. */
    private record Call(Peer peer, long id) {}

    /**
     * The process; another one where it is gone.
     *
     * @throws ChildFailed where there is no way to it
     */
    abstract Peer connect() throws InterruptedException;

    /** How often to try that. */
    abstract int mostStarts();

    /** How long a round waits for a worker to be back when all are lost. */
    Duration patience() {
        return Duration.ZERO;
    }

    /** Sees to the process; the future fails with {@link ChildFailed} where it does not start. */
    final Future<?> start() {
        return thread.submit(this::connect);
    }

    final <R extends Serializable> void work(Round<R> round, Packer packer) {
        thread.execute(() -> takeTasks(round, packer));
    }

    private <R extends Serializable> void takeTasks(Round<R> round, Packer packer) {
        try {
            boolean there = round.goesOn();
            while (there) {
                there = !tookAll(round, packer) && isBack(round);
            }
        } catch (InterruptedException closing) {
            // No task was taken.
        }
    }

    /** Takes tasks to the end of the round; where there is no process any more, leaves it, and returns false. */
    private <R extends Serializable> boolean tookAll(Round<R> round, Packer packer) throws InterruptedException {
        try {
            var peer = peer();
            for (int number = round.take(); number != Round.OVER; number = round.take()) {
                if (!run(round, number, packer, peer)) {
                    peer = peer();
                }
            }
            return true;
        } catch (RuntimeException | Error noProcess) {
            round.leave(noProcess, patience());
            return false;
        }
    }

    /** Looks for the process again and again while others work on the round; whether it is there and takes part. */
    private boolean isBack(Round<?> round) throws InterruptedException {
        while (!closed && round.goesOn(BEFORE_NEXT_LOOK)) {
            try {
                connect();
                return round.comeBack();
            } catch (RuntimeException | Error stillLost) {
                round.failIfDeserted(patience());
            }
        }
        return false;
    }

    private Peer peer() throws InterruptedException {
        for (int i = 1; ; i++) {
            try {
                return connect();
            } catch (ChildFailed e) {
                if (i == mostStarts() || closed) {
                    throw e;
                }
            }
        }
    }

    /** The process did not answer while it had a task; another one begins it anew. */
    void lost(Peer peer) {}

    /** Whether the peer can be asked again. */
    private <R extends Serializable> boolean run(Round<R> round, int number, Packer packer, Peer peer)
            throws InterruptedException {
        if (!peer.isAlive()) {
            round.putBack(number);
            return false;
        }
        Packed packed;
        try {
            packed = packer.pack(number + 1, round.task(number));
        } catch (Throwable refused) {
            round.failed(number, refused);
            return true;
        }
        Answer answer;
        try {
            answer = ask(round, peer, packed);
        } catch (IOException e) {
            round.lost(number, howItWasLost(peer, e));
            return false;
        } catch (CancellationException stopped) {
            round.putBack(number);
            return true;
        } catch (InterruptedException closing) {
            round.putBack(number);
            throw closing;
        } catch (Throwable inMidMessage) {
            round.failed(number, inMidMessage);
            peer.giveUp(packed.id());
            return false;
        }
        settle(round, number, packed, answer);
        return true;
    }

    /** In words, also where finding out goes wrong: the task must come back to its round. */
    private String howItWasLost(Peer peer, IOException told) {
        try {
            lost(peer);
            return peer.howItWasLost(told);
        } catch (RuntimeException | Error unknown) {
            return "nobody knows how: " + unknown;
        }
    }

    /**
     * What stops a round sets that first, and then looks for tasks that run.
     *
     * @throws CancellationException where the round was stopped before this counted as running
     */
    private Answer ask(Round<?> round, Peer peer, Packed packed) throws IOException, InterruptedException {
        running = new Call(peer, packed.id());
        try {
            if (round.isStopped()) {
                throw new CancellationException();
            }
            return peer.ask(packed);
        } finally {
            running = null;
        }
    }

    /** Hands the round what came back. */
    @SuppressWarnings("unchecked")
    private static <R extends Serializable> void settle(Round<R> round, int number, Packed packed, Answer answer) {
        R result;
        try {
            result = (R) packed.open(answer);
        } catch (Throwable thrown) {
            round.failed(number, thrown);
            return;
        }
        round.done(number, result);
    }

    /** Interrupts the thread on which the task runs. Does nothing where there is none. */
    final void interruptTask() {
        var call = running;
        if (call != null) {
            call.peer().interruptTask(call.id());
        }
    }

    /** Gives up the task that runs, and its process if that can be ended. Does nothing where there is none. */
    final void giveUp() {
        var call = running;
        if (call != null) {
            call.peer().giveUp(call.id());
        }
    }

    final boolean isClosed() {
        return closed;
    }

    /** Starts no other process. */
    void close() {
        closed = true;
        thread.shutdownNow();
    }
}
