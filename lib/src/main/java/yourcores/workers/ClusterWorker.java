package yourcores.workers;

import java.time.Duration;
import java.util.Locale;
import yourcores.child.ChildFailed;

/**
 * A worker whose process is a member of a cluster.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ClusterWorker extends ProcessWorker {
    private final Cluster cluster;
    private final int number;
    private volatile State state = State.UNKNOWN;

    private enum State {
        UNKNOWN,
        THERE,
        LOST
    }

    ClusterWorker(Cluster cluster, int number) {
        super("member " + (number + 1));
        this.cluster = cluster;
        this.number = number;
    }

    /** A loss is told when it is noticed, and so is a return: others take the tasks, and the map that ran goes on. */
    @Override
    Peer connect() throws InterruptedException {
        try {
            var peer = cluster.to(number);
            tell(State.LOST, State.THERE, " is back, and takes tasks again.");
            state = State.THERE;
            return peer;
        } catch (ChildFailed e) {
            tellLoss();
            throw e;
        }
    }

    /** Parts of a cluster that join each other are away for a moment, all at once. */
    @Override
    Duration patience() {
        return isElsewhere() ? ClusterPatience.ALL_AWAY : Duration.ZERO;
    }

    private boolean isElsewhere() {
        return cluster.members().mostStarts() == 1;
    }

    /** Whether it can still be reached takes longer to find out: the others have the task by then. */
    @Override
    void lost(Peer peer) {
        if (peer.isAlive()) {
            tellLoss();
        }
    }

    /** One of our own is started anew instead. */
    private void tellLoss() {
        if (isElsewhere()) {
            tell(State.THERE, State.LOST, " is lost: the others take its tasks.");
        }
    }

    private void tell(State before, State now, String what) {
        if (state == before && !isClosed()) {
            state = now;
            var name = cluster.members().name(number);
            System.err.println(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + what);
        }
    }

    @Override
    int mostStarts() {
        return cluster.members().mostStarts();
    }
}
