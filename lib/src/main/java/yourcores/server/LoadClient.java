package yourcores.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One client of a {@link Load}: a connection with one request on its way at a time. Use by one thread. */
final class LoadClient {
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer out;
    private Exchange exchange;
    private Exchange.Answer answer;
    private boolean waiting;
    private boolean heard; // whether an answer, or some of it, came on this connection
    private boolean served; // whether a right answer ever came
    private long due;
    private long asked;
    private long back;
    private long idleSince;
    private final Deque<Long> queue = new ArrayDeque<>(); // when the requests were due that wait for this connection

    boolean connected() {
        return channel != null && channel.isConnected();
    }

    boolean connecting() {
        return channel != null && !channel.isConnected();
    }

    boolean open() {
        return channel != null;
    }

    /** Whether a request has no answer yet. */
    boolean waiting() {
        return waiting;
    }

    boolean served() {
        return served;
    }

    boolean heard() {
        return heard;
    }

    long due() {
        return due;
    }

    long asked() {
        return asked;
    }

    String request() {
        return exchange.words();
    }

    String came() {
        return answer.came();
    }

    /** A request waits until the connection is free. */
    void queue(long dueAt) {
        queue.add(dueAt);
    }

    /** When the request was due that waits longest for the connection; {@code null} where none does. */
    Long queued() {
        return queue.peek();
    }

    /** When the youngest request was due that has no answer yet; {@code null} where there is none. */
    Long youngest() {
        return queue.isEmpty() ? waiting ? Long.valueOf(due) : null : queue.getLast();
    }

    /** Takes it out of the queue. */
    void dequeue() {
        queue.remove();
    }

    /** Since when nothing has been on its way. */
    long idleSince() {
        return idleSince;
    }

    void idleSince(long now) {
        idleSince = now;
    }

    /** When it comes back after it was turned away. */
    long back() {
        return back;
    }

    void comesBack(long at) {
        back = at;
    }

    /** @throws UncheckedIOException where this machine has no socket left, which is no server's doing */
    void connect(Selector selector, InetSocketAddress address) throws IOException {
        heard = false;
        channel = socket();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean there = channel.connect(address);
        key = channel.register(selector, there ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (there && waiting) {
            write();
        }
    }

    private static SocketChannel socket() {
        try {
            return SocketChannel.open();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    void finishConnecting() throws IOException {
        if (channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            if (waiting) {
                write();
            }
        }
    }

    /** Asks, or will as soon as it is connected. */
    void ask(Exchange next, byte[] refusal, long dueAt, long now) throws IOException {
        exchange = next;
        answer = next.answer().apply(refusal);
        out = ByteBuffer.wrap(next.request());
        waiting = true;
        due = dueAt;
        asked = now;
        if (connected()) {
            write();
        }
    }

    void write() throws IOException {
        channel.write(out);
        int wanted = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** What is there to read; less than 0 where the server has hung up. */
    int read(ByteBuffer buffer) throws IOException {
        return channel.read(buffer);
    }

    Exchange.State take(ByteBuffer bytes) {
        heard = true;
        var state = answer.read(bytes);
        return bytes.hasRemaining() && state != Exchange.State.MORE ? Exchange.State.WRONG : state;
    }

    /** The request has had its answer, of one kind or another. */
    void done(boolean right) {
        waiting = false;
        served |= right;
    }

    void hangUp() {
        if (channel != null) {
            Guests.hangUp(channel);
            channel = null;
        }
    }
}
