package yourcores.workers;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Workers that are members of a Hazelcast cluster. */
final class ClusterWorkers extends Team {
    private static final Duration AFTER_KILL = Duration.ofMillis(300);
    private static final int ASKED_TO_STOP = 4;

    private final Cluster cluster;
    private final List<ClusterWorker> workers;

    private ClusterWorkers(Cluster cluster) {
        this.cluster = cluster;
        this.workers = IntStream.range(0, cluster.members().count())
                .mapToObj(number -> new ClusterWorker(cluster, number))
                .toList();
    }

    static ClusterWorkers start(int count) throws InterruptedException {
        if (count < 1) {
            throw new IllegalArgumentException("Ask for one member or more, not " + count);
        }
        var jvms = new ClusterJvms("course-" + UUID.randomUUID());
        return start(new Cluster(jvms, new OwnMembers(jvms, count)));
    }

    static ClusterWorkers start(List<String> addresses) throws InterruptedException {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("Name one member or more, such as 192.168.1.20:5701");
        }
        return start(new Cluster(new ClusterJvms(ClusterMember.COMMON_CLUSTER), NamedMembers.of(addresses)));
    }

    private static ClusterWorkers start(Cluster cluster) throws InterruptedException {
        var team = new ClusterWorkers(cluster);
        team.awaitStart(
                "member", team.workers.stream().map(ClusterWorker::start).toList());
        return team;
    }

    @Override
    <R extends Serializable> void begin(Round<R> round) {
        var packer = new Packer();
        workers.forEach(worker -> worker.work(round, packer));
    }

    /** Asks more than once: a task may be on its way to its member. */
    @Override
    void interrupt(Round<?> round) {
        for (int i = 0; i < ASKED_TO_STOP; i++) {
            workers.forEach(ClusterWorker::interruptTask);
            if (round.awaitQuiet(GRACE.dividedBy(ASKED_TO_STOP))) {
                return;
            }
        }
        workers.forEach(ClusterWorker::giveUp);
        round.awaitQuiet(AFTER_KILL);
    }

    @Override
    void end(Round<?> round) {
        cluster.close();
        workers.forEach(ClusterWorker::close);
    }

    @Override
    public int count() {
        return workers.size();
    }

    @Override
    public List<Long> processes() {
        return cluster.members().processes();
    }

    @Override
    public int replaced() {
        return cluster.members().replaced();
    }

    @Override
    public String toString() {
        return cluster.toString();
    }
}
