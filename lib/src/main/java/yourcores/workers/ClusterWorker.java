package yourcores.workers;

/**
 * A worker whose process is a member of a cluster.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ClusterWorker extends ProcessWorker {
    private final Cluster cluster;
    private final int number;

    ClusterWorker(Cluster cluster, int number) {
        super("member " + (number + 1));
        this.cluster = cluster;
        this.number = number;
    }

    @Override
    Peer connect() throws InterruptedException {
        return cluster.to(number);
    }

    @Override
    int mostStarts() {
        return cluster.members().mostStarts();
    }
}
