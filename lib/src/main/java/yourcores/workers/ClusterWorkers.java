package yourcores.workers;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Workers that are members of a Hazelcast cluster. */
final class ClusterWorkers extends ProcessTeam<ClusterWorker> {
    private final Cluster cluster;

    private ClusterWorkers(Cluster cluster) {
        super(IntStream.range(0, cluster.members().count())
                .mapToObj(number -> new ClusterWorker(cluster, number))
                .toList());
        this.cluster = cluster;
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
        team.awaitStart();
        return team;
    }

    @Override
    void end(Round<?> round) {
        cluster.close();
        workers.forEach(ClusterWorker::close);
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
