package yourcores.workers;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

/**
 * The program of a cluster's member: a JVM that runs tasks for {@link Workers#cluster(List)}, one at a time. To start
 * one on another host, set up the course there and run, in its folder, with the address by which the others reach that
 * host, and then the addresses of <em>all</em> other members, whether they run already or not:
 *
 * <pre>java --enable-preview --sun-misc-unsafe-memory-access=allow
 *     -cp "lib/target/engines/*:lib/target/concurrency-on-your-cores.jar"
 *     yourcores.workers.ClusterMember 192.168.1.20:5701 192.168.1.21:5701 192.168.1.22:5701</pre>
 *
 * <p>Guarantee: it listens on that address only, looks for no members but those named, and calls nobody else. It prints
 * {@code ready} and its address when it can be asked. What it does about members that are lost, and about those that
 * come back, says {@link ClusterPatience}. A member that names nobody is found by those that name it and finds
 * nobody: started again after a loss it stays alone. Hosts may be given by name, too: names are looked up once, when it
 * starts.
 *
 * <p>Whoever reaches its port can have it run code: start members only in a network that you trust.
 */
public final class ClusterMember {
    /** System property that names the cluster; members of different clusters do not meet. */
    static final String CLUSTER = "yourcores.cluster";

    static final String COMMON_CLUSTER = "concurrency-on-your-cores";
    static final String TASKS = "tasks";
    static final String STOPS = "stops";
    static final String READY = "ready ";

    private static final Map<String, String> QUIET = Map.of(
            "hazelcast.phone.home.enabled", "false",
            "hazelcast.logging.type", "none",
            "hazelcast.health.monitoring.level", "OFF",
            "hazelcast.socket.bind.any", "false",
            "hazelcast.wait.seconds.before.join", "0",
            "hazelcast.max.wait.seconds.before.join", "0",
            "hazelcast.io.thread.count", "1",
            "hazelcast.partition.count", "11");

    private ClusterMember() {}

    /** @param args the own address, {@code host:port}; port 0 takes a free one; then those of all others */
    public static void main(String[] args) throws UnknownHostException {
        if (args.length == 0) {
            System.err.println("Say by which address others reach this host, then the addresses of all other members:"
                    + " 192.168.1.20:5701 192.168.1.21:5701");
            System.exit(2);
        }
        System.setProperty("hazelcast.logging.type", "none");
        var own = address(args[0]);
        if (own.isUnresolved()) {
            throw new UnknownHostException(args[0]);
        }
        var others = List.of(args).subList(1, args.length).stream()
                .map(ClusterMember::number)
                .toList();
        var member = start(own, others);
        System.out.println(READY + name(member.getCluster().getLocalMember().getSocketAddress()));
    }

    static HazelcastInstance start(InetSocketAddress own, List<String> others) {
        return Hazelcast.newHazelcastInstance(config(own, others));
    }

    private static Config config(InetSocketAddress own, List<String> others) {
        var config = new Config();
        config.setClusterName(System.getProperty(CLUSTER, COMMON_CLUSTER));
        config.setClassLoader(ClusterMember.class.getClassLoader());
        QUIET.forEach(config::setProperty);
        ClusterPatience.OF_MEMBERS.forEach(config::setProperty);
        config.getMetricsConfig().setEnabled(false);
        var network = config.getNetworkConfig();
        network.setPort(own.getPort()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(own.getAddress().getHostAddress());
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2).setMembers(others);
        for (var executor : List.of(TASKS, STOPS)) {
            config.getExecutorConfig(executor).setPoolSize(1).setStatisticsEnabled(false);
        }
        config.getSerializationConfig().setJavaSerializationFilterConfig(deliveriesOnly());
        return config;
    }

    /** What Hazelcast may read by Java serialisation: the envelope of a task, and of its answer. */
    static JavaSerializationFilterConfig deliveriesOnly() {
        var filter = new JavaSerializationFilterConfig();
        filter.setDefaultsDisabled(true);
        for (var type :
                List.of(Delivery.class, Frame.class, Frame.Kind.class, Record.class, Enum.class, byte[].class)) {
            filter.getWhitelist().addClasses(type.getName());
        }
        return filter;
    }

    /**
     * Reads {@code host:port} and looks the host up; the address is unresolved where it is unknown.
     *
     * @throws IllegalArgumentException where it is no address
     */
    static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon < 1) {
                throw new IllegalArgumentException("There is no host");
            }
            return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "An address is a host and a port, such as 192.168.1.20:5701, not \"" + text + "\"", e);
        }
    }

    /**
     * Another member's address with the number of its host; as it was where the host is unknown. Of names Hazelcast
     * keeps only those that stand for an interface which this member may use: no other host's.
     *
     * @throws IllegalArgumentException where it is no address
     */
    static String number(String other) {
        var address = address(other);
        return address.isUnresolved() ? other : name(address);
    }

    /** The address as others write it. */
    static String name(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        return host.getHostAddress() + ":" + address.getPort();
    }
}
