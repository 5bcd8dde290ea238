package yourcores.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import yourcores.child.Kept;

/**
 * A server for thousands of clients at a time that does nothing but wait: a client connects and sends a byte, and after
 * a fixed time the server sends that byte back and hangs up. It is one thread with a selector, and takes little: what is
 * measured is the client.
 *
 * <p>Guarantee: as many clients may be waiting as the process may open sockets; {@value #BACKLOG} more may stand at the
 * door, where the system allows that many. It listens on loopback only, stays open from cell to cell until it is closed
 * or the kernel ends, and closing hangs up on all.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class WaitingServer implements AutoCloseable {
    static final int BACKLOG = 4_096;

    private static final long NO_MORE_FILES_MILLIS = 1;
    private static final long TO_END_SECONDS = 1;

    private record Guest(SelectionKey key, byte word, long due) {}

    private final long wait;
    private final Selector selector;
    private final ServerSocketChannel listening;
    private final InetSocketAddress address;
    private final Thread thread = Kept.threads("waiting server").newThread(this::serve);
    private final Queue<Guest> waiting = new ArrayDeque<>();
    private final Set<SelectionKey> here = new HashSet<>();
    private final ByteBuffer word = ByteBuffer.allocate(1);
    private int inFlight;
    private int most;

    private WaitingServer(Duration wait, Selector selector, ServerSocketChannel listening) throws IOException {
        this.wait = wait.toNanos();
        this.selector = selector;
        this.listening = listening;
        address = (InetSocketAddress) listening.getLocalAddress();
        Kept.keep(address.getPort());
    }

    /**
     * Starts a server on a free port.
     *
     * @param wait how long each client waits for its answer
     * @throws UncheckedIOException where no port can be opened on loopback
     */
    public static WaitingServer start(Duration wait) {
        try {
            var selector = Selector.open();
            try {
                var server = new WaitingServer(wait, selector, door(selector));
                server.thread.start();
                return server;
            } catch (IOException failed) {
                selector.close();
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The server finds no free port on loopback: " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel door(Selector selector) throws IOException {
        var door = ServerSocketChannel.open();
        try {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
            return door;
        } catch (IOException failed) {
            door.close();
            throw failed;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** How many clients wait for their answer now. */
    synchronized int inFlight() {
        return inFlight;
    }

    /** The most that did so at one time. */
    public synchronized int mostInFlight() {
        return most;
    }

    /** Waits until so many are in flight at the same time; false where that does not happen within the limit. */
    public synchronized boolean reaches(int clients, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); inFlight < clients; left = end - System.nanoTime()) {
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private void serve() {
        try (selector) {
            while (listening.isOpen()) {
                selector.select(this::look, patience());
                answer();
            }
        } catch (IOException | ClosedSelectorException closed) {
            // Then all are hung up on.
        } finally {
            Set.copyOf(here).forEach(this::hangUp);
        }
    }

    /** Milliseconds until the next answer is due, rounded up; 0 for as long as nothing happens. */
    private long patience() {
        var next = waiting.peek();
        return next == null ? 0 : Math.max(1, (next.due - System.nanoTime() + 999_999) / 1_000_000);
    }

    private void look(SelectionKey key) {
        if (!key.isValid()) {
            return;
        }
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key);
            }
        } catch (IOException clientGone) {
            hangUp(key);
        }
    }

    private void accept() throws IOException {
        try {
            for (var guest = listening.accept(); guest != null; guest = listening.accept()) {
                guest.configureBlocking(false);
                here.add(guest.register(selector, SelectionKey.OP_READ));
            }
        } catch (IOException noMoreFiles) {
            if (!listening.isOpen()) {
                throw noMoreFiles;
            }
            rest();
        }
    }

    /** Who stands at the door can be let in when others have left. */
    private static void rest() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(NO_MORE_FILES_MILLIS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IOException("the server ends", end);
        }
    }

    private void read(SelectionKey key) throws IOException {
        word.clear();
        int count = ((SocketChannel) key.channel()).read(word);
        if (count < 0) {
            hangUp(key);
        } else if (count > 0) {
            key.interestOps(0);
            key.attach(this);
            waiting.add(new Guest(key, word.get(0), System.nanoTime() + wait));
            change(+1);
        }
    }

    private void answer() {
        for (var next = waiting.peek(); next != null && next.due - System.nanoTime() <= 0; next = waiting.peek()) {
            waiting.remove();
            try {
                ((SocketChannel) next.key.channel()).write(ByteBuffer.wrap(new byte[] {next.word}));
            } catch (IOException clientGone) {
                // Then nobody reads it.
            }
            hangUp(next.key);
        }
    }

    private void hangUp(SelectionKey key) {
        if (here.remove(key) && key.attachment() != null) {
            change(-1);
        }
        Guests.hangUp(key.channel());
    }

    private synchronized void change(int by) {
        inFlight += by;
        most = Math.max(most, inFlight);
        notifyAll();
    }

    /** Ends it, within a second, whatever its clients do; where the caller is interrupted, it ends by itself. */
    @Override
    public void close() {
        try {
            listening.close();
            selector.wakeup();
            thread.join(Duration.ofSeconds(TO_END_SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Kept.release(address.getPort());
        }
    }
}
