package yourcores.server;

import java.util.Map;
import java.util.TreeMap;

/** Counts what the server sees. Safe for use by any thread. */
final class VisitTally {
    private final Map<String, Long> clients = new TreeMap<>();
    private long requests;
    private long abandoned;
    private long refused;
    private long bytes;
    private long connections;
    private int inFlight;
    private int mostInFlight;
    private boolean counting; // since the first request
    private long since;
    private long changed;
    private double requestNanos; // how many were in flight, times how long
    private int abandonedNow;
    private int mostAbandoned;

    /** One request on its way through the server. */
    final class Visit {
        private boolean waited = true;
        private boolean over;

        /** The client has left; the server may work on. */
        void abandon() {
            synchronized (VisitTally.this) {
                if (!waited) {
                    return;
                }
                waited = false;
                abandoned++;
                if (!over) {
                    change(-1);
                    abandonedNow++;
                    mostAbandoned = Math.max(mostAbandoned, abandonedNow);
                }
            }
        }

        /** The work is done. Called before the client can see the last byte, so that its next request finds room. */
        void end() {
            synchronized (VisitTally.this) {
                if (over) {
                    return;
                }
                over = true;
                if (waited) {
                    change(-1);
                } else {
                    abandonedNow--;
                }
            }
        }
    }

    synchronized Visit begin(String client) {
        requests++;
        clients.merge(client, 1L, Long::sum);
        change(1);
        mostInFlight = Math.max(mostInFlight, inFlight);
        return new Visit();
    }

    /** Called with the lock held. */
    private void change(int by) {
        long now = System.nanoTime();
        if (!counting) {
            counting = true;
            since = changed = now;
        }
        requestNanos += (double) inFlight * (now - changed);
        changed = now;
        inFlight += by;
    }

    synchronized void connected() {
        connections++;
    }

    synchronized void refused() {
        refused++;
    }

    synchronized void sent(int count) {
        bytes += count;
    }

    synchronized Counters counters() {
        return new Counters(
                requests,
                inFlight,
                mostInFlight,
                changed - since > 0 ? requestNanos / (changed - since) : inFlight,
                abandoned,
                mostAbandoned,
                refused,
                bytes,
                connections,
                clients);
    }

    /** Begins again; requests that are on their way stay. */
    synchronized void reset() {
        clients.clear();
        requests = abandoned = refused = bytes = connections = 0;
        mostInFlight = inFlight;
        counting = false;
        since = changed = 0;
        requestNanos = 0;
        mostAbandoned = abandonedNow;
    }
}
