package yourcores.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/** How fast the server is: latency, one link for all, a limit of requests for each client, so many served at once. */
final class Traffic {
    private record Latency(long least, long most, long seed) {}

    private record Limit(int requests, long nanos) {}

    private static final class Window {
        long start;
        int used;
    }

    private final Map<String, Window> windows = new HashMap<>();
    private volatile Latency latency = new Latency(0, 0, 0);
    private volatile Limit limit;
    private volatile Semaphore places = new Semaphore(Integer.MAX_VALUE);
    private long bandwidth;
    private long linkFree; // when all is through that was promised a place on the link

    void latency(Duration least, Duration most, long seed) {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "A latency lies between 0 and its longest, not " + least + " to " + most);
        }
        latency = new Latency(least.toNanos(), most.toNanos(), seed);
    }

    /**
     * Whoever waits for a place on the link as it was keeps it; the link as it is now is free.
     *
     * @param bytesPerSecond 0 for as fast as it goes
     */
    synchronized void bandwidth(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("A bandwidth of " + bytesPerSecond + " bytes a second is too small");
        }
        bandwidth = bytesPerSecond;
        linkFree = System.nanoTime();
    }

    void limit(int requests, Duration period) {
        if (requests < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("A limit is at least one request in some time");
        }
        synchronized (windows) {
            windows.clear();
            limit = new Limit(requests, period.toNanos());
        }
    }

    void noLimit() {
        limit = null;
    }

    void atOnce(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("A server serves at least one request at once");
        }
        places = new Semaphore(requests, true);
    }

    /** Where requests are served: a permit is taken for the time of the work. */
    Semaphore places() {
        return places;
    }

    /** The latency of this address, the same whenever it is asked. */
    Duration latencyOf(String path) {
        var set = latency;
        if (set.most == set.least) {
            return Duration.ofNanos(set.least);
        }
        var random = new SplittableRandom(set.seed * 1_000_003 + path.hashCode());
        return Duration.ofNanos(random.nextLong(set.least, set.most + 1));
    }

    /** Takes so many bytes onto the link, in turn with all others; returns how long to wait until they are through. */
    synchronized Duration send(int bytes) {
        if (bandwidth == 0) {
            return Duration.ZERO;
        }
        long now = System.nanoTime();
        linkFree = (linkFree - now > 0 ? linkFree : now) + (long) (1e9 * bytes / bandwidth);
        return Duration.ofNanos(linkFree - now);
    }

    /** Zero where the client may ask; else how long it must wait. */
    Duration refusal(String client) {
        synchronized (windows) {
            var set = limit;
            if (set == null) {
                return Duration.ZERO;
            }
            long now = System.nanoTime();
            var window = windows.computeIfAbsent(client, _ -> fresh(now));
            if (now - window.start >= set.nanos) {
                window.start = now;
                window.used = 0;
            }
            return ++window.used <= set.requests ? Duration.ZERO : Duration.ofNanos(window.start + set.nanos - now);
        }
    }

    private static Window fresh(long now) {
        var window = new Window();
        window.start = now;
        return window;
    }
}
