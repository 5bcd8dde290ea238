package yourcores.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connections that a server has taken in, so that none of them outlives it.
 *
 * <p>Thread rule: safe for use by all threads.
 */
public final class Guests {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Set<Socket> inside = ConcurrentHashMap.newKeySet();

    /** What is done for a client. */
    @FunctionalInterface
    public interface Service {
        void serve() throws IOException;
    }

    /**
     * What is to be run for a client that has come: its visit, and hanging up, whatever the visit throws. An {@link
     * IOException} is a client that has gone, and ends this visit alone.
     */
    public final class Visit implements Runnable {
        private final Socket peer;
        private final Service visit;

        private Visit(Socket peer, Service visit) {
            this.peer = peer;
            this.visit = visit;
        }

        @Override
        public void run() {
            try {
                visit.serve();
            } catch (IOException gone) {
                // this client's end, and nobody else's
            } finally {
                hangUp();
            }
        }

        /** Has the crew run it; where the crew cannot, for no thread or no place is left, hangs up at once. */
        public void by(Executor crew) {
            try {
                crew.execute(this);
            } catch (RejectedExecutionException | OutOfMemoryError full) {
                hangUp();
            }
        }

        /** Hangs up; the visit does not take place, or is cut off. */
        public void hangUp() {
            Guests.hangUp(peer);
            inside.remove(peer);
        }
    }

    /** A client has come. */
    public Visit come(Socket peer, Service visit) {
        inside.add(peer);
        return new Visit(peer, visit);
    }

    /** Those that are inside, as they are now. */
    public Set<Socket> inside() {
        return Set.copyOf(inside);
    }

    /**
     * Hangs up on all that are inside and on all that still come, until the host has ended and all have left.
     *
     * @param host the thread that takes clients in, whose door is closed already
     * @throws TimeoutException where that takes more than five seconds, as it does where a crew took a visit and will
     *     never run it: who drops it calls {@link Visit#hangUp}
     */
    public void end(Thread host) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (host.isAlive() || !inside.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new TimeoutException(inside.size() + " guests stay");
            }
            inside.forEach(Guests::hangUp);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Closes a connection, whatever state it is in. */
    public static void hangUp(Closeable peer) {
        try {
            peer.close();
        } catch (IOException gone) {
            // Closed is closed.
        }
    }
}
