package yourcores.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;

/**
 * Standard input: asks the client for a line whenever a cell wants one. An interrupt ends the waiting with an empty
 * line, for a Scanner that meets an exception never reads again; a thread that asks once more with its interrupt still
 * set gets the exception.
 */
final class Keyboard extends InputStream {
    private static final int POLLIN = 1;
    private static final int POLL_MILLIS = 20;

    private final StdinChannel channel;
    private final Outbox outbox;
    private volatile MessageContext asking;
    private byte[] line = {};
    private int next;
    private volatile Thread turnedAway;

    Keyboard(StdinChannel channel, Outbox outbox) {
        this.channel = channel;
        this.outbox = outbox;
    }

    /** Says which request asks from now on; {@code null} where its client takes no questions. */
    void setAsking(MessageContext asking) {
        this.asking = asking;
    }

    @Override
    public synchronized int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == line.length) {
            var context = asking;
            if (context == null) {
                return -1;
            }
            line = (answer(context) + "\n").getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, buffer, offset, count);
        next += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - next;
    }

    /** Whether this thread got an empty line, for it was interrupted. */
    boolean hasTurnedAway(Thread thread) {
        return turnedAway == thread;
    }

    private String answer(MessageContext context) throws InterruptedIOException {
        try {
            var answer = ask(context);
            turnedAway = null;
            return answer;
        } catch (InterruptedIOException interrupted) {
            if (turnedAway == Thread.currentThread()) {
                throw interrupted;
            }
            turnedAway = Thread.currentThread();
            return "";
        }
    }

    private String ask(MessageContext context) throws InterruptedIOException {
        while (hasAnswer()) {
            channel.readMessage();
        }
        outbox.step(() -> {}); // what the cell has printed goes first
        pause();
        channel.sendMessage(new Message<>(context, InputRequest.MESSAGE_TYPE, new InputRequest("", false)));
        while (!hasAnswer()) {
            pause();
        }
        return channel.readMessage(MessageType.INPUT_REPLY).getContent() instanceof InputReply reply
                ? reply.getValue()
                : "";
    }

    private boolean hasAnswer() {
        return (channel.getEvents() & POLLIN) != 0;
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for input");
        }
    }
}
