package yourcores.workers;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.HazelcastClientOfflineException;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import yourcores.child.ChildMain;

/**
 * The program of the driver: a Hazelcast client that hands what the kernel sends to members, and sends back what they
 * answer. It ends when the kernel ends, or when its last member is gone.
 */
final class ClusterMain {
    /** It was connected, and every member went away. */
    static final int NO_MEMBER = 3;

    /** Own members may have just started; those elsewhere run already, and are known or lost. */
    private static final long APPEAR_NANOS =
            ClusterMember.COMMON_CLUSTER.equals(System.getProperty(ClusterMember.CLUSTER))
                    ? 1_000_000_000
                    : 3_000_000_000L;

    private static final long LOOK_MILLIS = 20;

    private static final Map<String, String> QUIET = Map.of(
            "hazelcast.logging.type", "none",
            "hazelcast.client.statistics.enabled", "false",
            "hazelcast.client.invocation.timeout.seconds", "10",
            "hazelcast.client.invocation.retry.pause.millis", "50",
            "hazelcast.client.io.input.thread.count", "1",
            "hazelcast.client.io.output.thread.count", "1");

    private final HazelcastInstance client;
    private final IExecutorService tasks;
    private final IExecutorService stops;
    private final Wire wire;

    private ClusterMain(HazelcastInstance client, Wire wire) {
        this.client = client;
        this.tasks = client.getExecutorService(ClusterMember.TASKS);
        this.stops = client.getExecutorService(ClusterMember.STOPS);
        this.wire = wire;
    }

    /** @param args addresses of members */
    public static void main(String[] args) throws IOException {
        var wire = new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        System.setProperty("hazelcast.logging.type", "none");
        System.setProperty("hazelcast.phone.home.enabled", "false");
        HazelcastInstance client;
        try {
            client = connect(List.of(args));
        } catch (IllegalStateException noneAnswers) {
            Runtime.getRuntime().halt(NO_MEMBER);
            return;
        }
        client.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.CLIENT_DISCONNECTED) {
                Runtime.getRuntime().halt(NO_MEMBER);
            }
        });
        var driver = new ClusterMain(client, wire);
        Thread.ofPlatform().name("messages").start(driver::receive);
        wire.send(Frame.ready());
    }

    /** @throws IllegalStateException where no member answers */
    static HazelcastInstance connect(List<String> addresses) {
        return HazelcastClient.newHazelcastClient(config(addresses));
    }

    private static ClientConfig config(List<String> addresses) {
        var config = new ClientConfig();
        config.setClusterName(System.getProperty(ClusterMember.CLUSTER));
        config.setClassLoader(ClusterMain.class.getClassLoader());
        QUIET.forEach(config::setProperty);
        ClusterPatience.OF_THE_DRIVER.forEach(config::setProperty);
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(ClusterMember.deliveriesOnly());
        config.getNetworkConfig().setAddresses(addresses).setConnectionTimeout(2_000);
        var strategy = config.getConnectionStrategyConfig().setReconnectMode(ReconnectMode.OFF);
        strategy.getConnectionRetryConfig().setClusterConnectTimeoutMillis(2_000);
        return config;
    }

    private void receive() {
        try {
            while (true) {
                handle(wire.receive());
            }
        } catch (IOException kernelGone) {
            Runtime.getRuntime().halt(0);
        } catch (Throwable cause) {
            ChildMain.giveUp(cause);
        }
    }

    private void handle(Frame frame) {
        try {
            var member = known(frame.member());
            if (frame.kind() == Frame.Kind.STOP) {
                member.ifPresent(there -> stops.submitToMember(new Delivery(frame), there));
            } else if (member.isPresent()) {
                deliver(frame, member.get());
            } else {
                Thread.startVirtualThread(() -> deliverLater(frame));
            }
        } catch (RuntimeException e) {
            lost(frame, words(e));
        }
    }

    private void deliver(Frame frame, Member member) {
        tasks.submitToMember(new Delivery(frame), member, new Reply(frame));
    }

    /** A member that has just started may not be known yet. */
    private void deliverLater(Frame frame) {
        try {
            long end = System.nanoTime() + APPEAR_NANOS;
            var found = known(frame.member());
            while (found.isEmpty() && System.nanoTime() - end < 0) {
                Thread.sleep(LOOK_MILLIS);
                found = known(frame.member());
            }
            deliver(
                    frame,
                    found.orElseThrow(() ->
                            new NoSuchElementException("no member of the cluster has the address " + frame.member())));
        } catch (RuntimeException | InterruptedException e) {
            lost(frame, words(e));
        }
    }

    /** How a task was lost, for its reader: Hazelcast's own words hold the message that it carried. */
    static String words(Throwable failure) {
        return switch (failure) {
            case MemberLeftException _, TargetDisconnectedException _, TargetNotMemberException _ ->
                "it has ended, or its host is cut off";
            case ExecutionException wrapped when wrapped.getCause() != null -> words(wrapped.getCause());
            case OperationTimeoutException _ -> "it does not answer";
            case HazelcastInstanceNotActiveException _, HazelcastClientOfflineException _ ->
                "it has left the cluster, or the cluster has left it";
            case NoSuchElementException unknown -> unknown.getMessage();
            default -> failure.getClass().getSimpleName();
        };
    }

    private Optional<Member> known(String address) {
        return client.getCluster().getMembers().stream()
                .filter(member -> ClusterMember.name(member.getSocketAddress()).equals(address))
                .findFirst();
    }

    private void lost(Frame frame, String how) {
        send(frame.reply(Frame.Kind.LOST, how.getBytes(StandardCharsets.UTF_8)));
    }

    private void send(Frame frame) {
        try {
            wire.send(frame);
        } catch (IOException kernelGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    private final class Reply implements ExecutionCallback<Frame> {
        private final Frame asked;

        Reply(Frame asked) {
            this.asked = asked;
        }

        @Override
        public void onResponse(Frame answer) {
            send(answer);
        }

        @Override
        public void onFailure(Throwable memberGone) {
            lost(asked, words(memberGone));
        }
    }
}
