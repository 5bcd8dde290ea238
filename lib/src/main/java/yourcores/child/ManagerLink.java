package yourcores.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import yourcores.child.ManagerRequest.Kind;

/**
 * A process's connection to the {@link Manager}. Names of numbers and queues are made up by whoever uses them first.
 *
 * <p>Guarantee: each call waits at most for its limit, a minute at most, and then for an answer, ten seconds at most;
 * before that it waits for the calls of other threads over the same connection. No interrupt ends a wait, but
 * {@link #close} by another thread does. What was taken over this connection and not acknowledged when it closes, or when
 * the process dies, is delivered to another taker.
 *
 * <p>Errors: {@link ChildFailed} where the manager is gone.
 *
 * <p>Thread rule: safe for use by any thread; one call at a time.
 */
public final class ManagerLink implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LONGEST_MILLIS = 60_000;
    private static final int SPARE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private ManagerLink(Socket socket, String secret) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        new DataOutputStream(out).writeUTF(secret);
    }

    /**
     * Connects.
     *
     * @param address as {@link Manager#address} gives it; hand it over by a pipe, for a program's arguments are no secret
     * @throws ChildFailed where nobody answers there
     */
    public static ManagerLink to(String address) {
        var parts = address.split(":", 2);
        var socket = new Socket();
        try {
            int port = Integer.parseInt(parts[0]);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return new ManagerLink(socket, parts[1]);
        } catch (IOException nobody) {
            close(socket);
            throw new ChildFailed(
                    "No manager answers at port " + parts[0]
                            + ": is it still open? Start one and hand its new address over",
                    nobody);
        } catch (IndexOutOfBoundsException | IllegalArgumentException noAddress) {
            close(socket);
            throw new IllegalArgumentException(
                    "\"" + address + "\" is no address of a manager: hand over what manager.address() gives");
        }
    }

    /** Adds to a number, in one step; what it is now. A number nobody has added to is 0. */
    public long add(String number, long much) {
        return ask(Kind.ADD, number, much, "", 0).number();
    }

    /** Puts a message at the end of a queue. */
    public void put(String queue, String message) {
        ask(Kind.PUT, queue, 0, message, 0);
    }

    /** Takes the next message; nothing where none comes within the limit. */
    public Optional<Parcel> take(String queue, Duration limit) {
        var reply = ask(Kind.TAKE, queue, millis(limit), "", millis(limit));
        return reply.number() == 0
                ? Optional.empty()
                : Optional.of(new Parcel(reply.number(), reply.text(), reply.delivery()));
    }

    /** Acknowledges a message: it is done, and will not be delivered again. */
    public void done(String queue, Parcel parcel) {
        ask(Kind.DONE, queue, parcel.id(), "", 0);
    }

    /** Acknowledges a message that nothing can be done with, and says why. */
    public void refuse(String queue, Parcel parcel, String why) {
        ask(Kind.REFUSE, queue, parcel.id(), why, 0);
    }

    /** Waits until all messages are acknowledged; whether they are within the limit. */
    public boolean join(String queue, Duration limit) {
        return ask(Kind.JOIN, queue, millis(limit), "", millis(limit)).number() == 1;
    }

    /** The messages that were refused, each with the reason. */
    public List<String> refused(String queue) {
        return ask(Kind.REFUSED, queue, 0, "", 0).text().lines().toList();
    }

    private static int millis(Duration limit) {
        return Math.toIntExact(Math.clamp(limit.toMillis(), 0, LONGEST_MILLIS));
    }

    private synchronized ManagerReply ask(Kind kind, String name, long number, String text, int millis) {
        ManagerReply reply;
        try {
            socket.setSoTimeout(millis + SPARE_MILLIS);
            new ManagerRequest(kind, name, number, text).write(out);
            reply = ManagerReply.read(in);
        } catch (UTFDataFormatException tooLong) {
            throw new IllegalArgumentException(
                    "A message has at most 65535 bytes: write longer ones to a file and send its name");
        } catch (IOException gone) {
            close(socket); // a late answer is not to be taken for the next one
            throw new ChildFailed(
                    "The manager is gone, or refused this connection: was it closed, and is the address its own?",
                    gone);
        }
        if (reply.failed()) {
            throw new IllegalArgumentException(reply.text());
        }
        return reply;
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // So is the connection.
        }
    }
}
