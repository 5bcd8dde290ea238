package yourcores.workers;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** A member and a driver in one JVM, for one delivery: what they load is what {@link ClusterCache} keeps. */
final class ClusterRehearsal {
    private ClusterRehearsal() {}

    public static void main(String[] args) throws ExecutionException, InterruptedException {
        System.setProperty("hazelcast.logging.type", "none");
        System.setProperty("hazelcast.phone.home.enabled", "false");
        try {
            var member = ClusterMember.start(ClusterMember.address("127.0.0.1:0"), List.of());
            var there = member.getCluster().getLocalMember().getSocketAddress();
            deliver(ClusterMain.connect(List.of(ClusterMember.name(there))));
        } finally {
            HazelcastClient.shutdownAll();
            Hazelcast.shutdownAll();
        }
    }

    private static void deliver(HazelcastInstance driver) throws ExecutionException, InterruptedException {
        var member = driver.getCluster().getMembers().iterator().next();
        var hello = new Delivery(Frame.task(new Packer().pack(1, new Peer.Hello())));
        driver.getExecutorService(ClusterMember.TASKS)
                .submitToMember(hello, member)
                .get();
    }
}
