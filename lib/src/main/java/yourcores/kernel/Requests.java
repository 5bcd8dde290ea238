package yourcores.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.channels.Loop;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.shaded.org.zeromq.ZMQ;
import org.dflib.jjava.shaded.org.zeromq.ZMQException;

/**
 * Serves the requests of one channel as they come. JJava's own loop looks for one every 50 ms, which a reader feels in
 * every cell, and which wakes a core 40 times a second while something is measured.
 *
 * <p>Thread rule: runs on the channel's thread, for as long as the connection is open.
 */
final class Requests implements Runnable {
    private static final Logger LOG = Logger.getLogger(Requests.class.getName());
    private static final int PATIENCE_MILLIS = 500;

    private final CourseConnection connection;
    private final ShellChannel channel;

    private Requests(CourseConnection connection, ShellChannel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    /** Takes over from the loops of these channels, which are in the order of their binding. */
    static void serve(CourseConnection connection, ShellChannel... channels) {
        var loops = Threads.everywhere().stream()
                .filter(thread -> thread.getName().startsWith("Shell-"))
                .sorted(Comparator.comparing(Thread::threadId))
                .map(Loop.class::cast)
                .toList();
        for (int i = 0; i < channels.length; i++) {
            loops.get(i).doNext(new Requests(connection, channels[i]));
        }
    }

    @Override
    public void run() {
        try (var selector = Selector.open()) {
            var arrival = new ZMQ.PollItem[] {new ZMQ.PollItem(channel, ZMQ.Poller.POLLIN)};
            while (connection.isOpen()) {
                serve(selector, arrival);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Selector selector, ZMQ.PollItem[] arrival) {
        try {
            if (ZMQ.poll(selector, arrival, PATIENCE_MILLIS) > 0) {
                connection.handle(channel, channel.readMessage());
            }
        } catch (OutOfMemoryError full) {
            Memory.pause();
        } catch (ZMQException closed) {
            if (connection.isOpen()) {
                throw closed;
            }
        } catch (RuntimeException e) {
            if (connection.isOpen()) {
                LOG.log(Level.WARNING, "A request could not be answered", e);
            }
        }
    }
}
