package yourcores.kernel;

import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import yourcores.kernel.stream.ServerPace;
import yourcores.kernel.stream.Stream;

/**
 * What the kernel tells its clients, in one order: printed text, displays, states. Text is gathered and sent in large
 * pieces; everything else is sent as soon as it can be. Where more pieces wait than a server lets pass at a time, text
 * that follows joins the last one of its stream: the order within a stream stays, that between the two becomes coarser.
 *
 * <p>Thread rule: safe for use by any thread. No thread that adds ever touches a socket, so an interrupt cannot close
 * one.
 */
final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());
    private static final long GATHER_NANOS = 50_000_000;
    private static final long GLANCE_NANOS = 1_000_000;
    private static final int MOST_TRIES = 100;
    private static final int MANY = 200;
    private static final int LARGEST = 100_000;

    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final ServerPace pace = new ServerPace();
    private final Thread sender = Thread.ofPlatform().name("outbox").daemon().unstarted(this::sendForEver);
    private volatile boolean urgent;
    private volatile boolean closed;

    private sealed interface Item {}

    private record Text(CellEnvironment to, Stream stream, StringBuilder text) implements Item {}

    private record Step(Runnable send) implements Item {}

    void start() {
        sender.start();
    }

    /** The sockets are being closed: what cannot be sent any more is no trouble. */
    void close() {
        closed = true;
    }

    void text(CellEnvironment to, Stream stream, CharSequence text) {
        synchronized (items) {
            var last = lastOf(to, stream);
            if (last != null) {
                last.text.append(text);
            } else {
                items.addLast(new Text(to, stream, new StringBuilder(text)));
            }
        }
    }

    /** The text that may take up more of this stream; {@code null} if there is none. */
    private Text lastOf(CellEnvironment to, Stream stream) {
        int looks = items.size() < MANY ? 1 : 2;
        for (var latest = items.descendingIterator(); looks > 0 && latest.hasNext(); looks--) {
            if (!(latest.next() instanceof Text text) || text.to != to) {
                return null;
            }
            if (text.stream == stream) {
                return text;
            }
        }
        return null;
    }

    void step(Runnable send) {
        synchronized (items) {
            items.addLast(new Step(send));
        }
        urgent = true;
        LockSupport.unpark(sender);
    }

    /** Waits while much is still to be sent; an interrupt ends the wait, and stays set. */
    void awaitRoom() {
        while (!closed && isCrowded() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private boolean isCrowded() {
        synchronized (items) {
            return items.size() > MANY;
        }
    }

    /** Sends all that was added before the call. Only threads of the kernel call this. */
    void drain() {
        sending.lock();
        try {
            for (var item = next(); item != null; item = next()) {
                send(item);
            }
        } finally {
            sending.unlock();
        }
    }

    /**
     * What cannot be sent - data that is no JSON, a closed socket - must not hold up what follows. Where only memory is
     * missing, it is sent later.
     */
    private void send(Item item) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                switch (item) {
                    case Text text -> send(text);
                    case Step step -> {
                        pace.await(0);
                        step.send.run();
                    }
                }
                return;
            } catch (OutOfMemoryError full) {
                Memory.pause();
            } catch (RuntimeException | Error e) {
                if (!closed) {
                    LOG.log(Level.WARNING, "A message could not be sent", e);
                }
                return;
            }
        }
    }

    /** In pieces, each at most what a server lets pass; what is sent is not sent again when memory is missing. */
    private void send(Text text) {
        while (!text.text.isEmpty()) {
            int end = Math.min(LARGEST, text.text.length());
            if (end < text.text.length() && Character.isHighSurrogate(text.text.charAt(end - 1))) {
                end--;
            }
            var piece = text.text.substring(0, end);
            pace.await(size(piece));
            text.to.send(text.stream, piece);
            text.text.delete(0, end);
        }
    }

    /** About as many bytes as this text has in a message: UTF-8 in JSON, where markup is escaped. */
    private static long size(String text) {
        return text.chars()
                .mapToLong(c -> c < ' ' && c != '\n' || "<>&='".indexOf(c) >= 0 ? 6 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3)
                .sum();
    }

    private Item next() {
        synchronized (items) {
            return items.pollFirst();
        }
    }

    private void sendForEver() {
        while (true) {
            if (!urgent) {
                LockSupport.parkNanos(GATHER_NANOS);
            }
            urgent = false;
            try {
                drain();
            } catch (OutOfMemoryError full) {
                Memory.pause();
            }
        }
    }
}
