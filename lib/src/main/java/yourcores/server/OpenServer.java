package yourcores.server;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import yourcores.child.Kept;

/**
 * A server of your own that stays open from cell to cell: a browser asks for its page when the cell has long ended, and
 * what else a cell starts ends with it.
 *
 * {@snippet :
 * var open = OpenServer.start("reactor", reactor.port(), reactor::run, reactor);
 * show(open.page());
 * open.close();
 * }
 *
 * <p>Guarantee: it is open until it is closed, another one of the same name is started, or the kernel ends; closing takes
 * two seconds at most, and what it takes to close the server. Thread rule: safe for use by any thread; the server runs on a daemon thread of its own, platform
 * threads that it starts stay, too.
 */
public final class OpenServer implements AutoCloseable {
    private static final Map<String, OpenServer> OPEN = new ConcurrentHashMap<>();
    private static final Duration TO_END = Duration.ofSeconds(1);

    private final String name;
    private final int port;
    private final AutoCloseable server;
    private final Thread thread;
    private final AtomicBoolean closing = new AtomicBoolean();

    private OpenServer(String name, int port, Runnable serve, AutoCloseable server) {
        this.name = name;
        this.port = port;
        this.server = Objects.requireNonNull(server, "Say how the server is closed");
        thread = Kept.threads(name).newThread(Objects.requireNonNull(serve, "Say how the server runs"));
    }

    /**
     * Runs a server that listens already. One of the same name is closed first; where that cannot be ended, this one is
     * closed too.
     *
     * @param port where it listens
     * @param serve runs it; returns after it was closed
     * @param server is closed to end it
     * @throws InterruptedException where the caller was interrupted while an earlier one was closed
     * @throws IllegalStateException where the earlier one cannot be ended
     */
    public static synchronized OpenServer start(String name, int port, Runnable serve, AutoCloseable server)
            throws InterruptedException {
        var open = new OpenServer(name, port, serve, server);
        var before = OPEN.get(name);
        if (before != null) {
            makeWay(before, open);
        }
        Kept.keep(port);
        open.thread.start();
        OPEN.put(name, open);
        return open;
    }

    private static void makeWay(OpenServer before, OpenServer next) throws InterruptedException {
        try {
            before.close();
        } catch (InterruptedException | IllegalStateException stays) {
            try {
                next.server.close();
            } catch (Exception failed) {
                stays.addSuppressed(failed);
            }
            throw stays;
        }
    }

    public int port() {
        return port;
    }

    /** Its page, for a cell. */
    public LocalPage page() {
        return new LocalPage(port);
    }

    /** Whether it still runs. */
    boolean runs() {
        return thread.isAlive();
    }

    /**
     * Ends it: closes the server, once, and interrupts its thread where that is not enough.
     *
     * @throws InterruptedException where the caller was interrupted meanwhile
     * @throws IllegalStateException where it cannot be closed
     */
    @Override
    public void close() throws InterruptedException {
        if (closing.compareAndSet(false, true)) {
            closeServer();
        }
        if (thread.join(TO_END)) {
            return;
        }
        thread.interrupt();
        if (!thread.join(TO_END)) {
            throw new IllegalStateException(
                    "The server \"" + name + "\" was closed and interrupted, and still runs: its loop must end then");
        }
    }

    private void closeServer() throws InterruptedException {
        OPEN.remove(name, this);
        try {
            server.close();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            throw new IllegalStateException("The server \"" + name + "\" cannot be closed: " + failed, failed);
        } finally {
            Kept.release(port);
        }
    }
}
