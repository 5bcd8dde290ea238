package yourcores.workers;

import java.time.Duration;
import java.util.Map;

/**
 * How long a cluster waits for one that is silent. A process that ends
 * closes its connections: that is noticed at once. Of a host that is cut
 * off there is nothing to see but silence. Hazelcast takes a minute of it
 * for a loss, and parts of a cluster look for each other after minutes.
 * All of this is set here, for members and driver: neither half is enough.
 *
 * <p>Price: one that is kept from running for so long is taken for lost.
 * Its task runs again elsewhere; it joins the others when it runs again.
 *
 * <p>Source: Hazelcast Platform 5, Reference Manual, System Properties.
 */
public final class ClusterPatience {
    /** Who was silent for so long is lost. */
    public static final int SILENCE_SECONDS = 10;

    /** By then a loss is noticed and its task is with another member. */
    public static final int NOTICED_SECONDS = 15;

    /** So long after a network was mended a member is at work again. */
    public static final int BACK_SECONDS = 30;

    /** Once all are lost a map waits so long for one to be back, then it fails. */
    static final Duration ALL_AWAY = Duration.ofSeconds(8);

    static final Map<String, String> OF_MEMBERS = Map.of(
            "hazelcast.heartbeat.interval.seconds", "2",
            "hazelcast.max.no.heartbeat.seconds", "" + SILENCE_SECONDS,
            "hazelcast.merge.first.run.delay.seconds", "5",
            "hazelcast.merge.next.run.delay.seconds", "5");

    static final Map<String, String> OF_THE_DRIVER = Map.of(
            "hazelcast.client.heartbeat.interval",
            "2000",
            "hazelcast.client.heartbeat.timeout",
            SILENCE_SECONDS + "000");

    private ClusterPatience() {}
}
