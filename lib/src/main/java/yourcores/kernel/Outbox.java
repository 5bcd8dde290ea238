package yourcores.kernel;

import java.util.ArrayDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the kernel tells its clients, in one order: printed text, displays, states. Text is gathered and sent in large
 * pieces; everything else is sent as soon as it can be.
 *
 * <p>Thread rule: safe for use by any thread. No thread that adds ever touches a socket, so an interrupt cannot close
 * one.
 */
final class Outbox {
    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());
    private static final long GATHER_NANOS = 50_000_000;
    private static final int MOST_TRIES = 100;

    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final Thread sender = Thread.ofPlatform().name("outbox").daemon().unstarted(this::sendForEver);
    private volatile boolean urgent;

    private sealed interface Item {}

    private record Text(CellEnvironment to, Stream stream, StringBuilder text) implements Item {}

    private record Step(Runnable send) implements Item {}

    void start() {
        sender.start();
    }

    void text(CellEnvironment to, Stream stream, CharSequence text) {
        synchronized (items) {
            if (items.peekLast() instanceof Text last && last.stream == stream && last.to == to) {
                last.text.append(text);
            } else {
                items.addLast(new Text(to, stream, new StringBuilder(text)));
            }
        }
    }

    void step(Runnable send) {
        synchronized (items) {
            items.addLast(new Step(send));
        }
        urgent = true;
        LockSupport.unpark(sender);
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
    private static void send(Item item) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                switch (item) {
                    case Text text -> text.to.send(text.stream, text.text.toString());
                    case Step step -> step.send.run();
                }
                return;
            } catch (OutOfMemoryError full) {
                Memory.pause();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "A message could not be sent", e);
                return;
            }
        }
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
