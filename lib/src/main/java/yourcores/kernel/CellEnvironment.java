package yourcores.kernel;

import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import yourcores.kernel.protocol.Answers;
import yourcores.kernel.stream.Stream;

/** Where the answers to one request go. All that is published takes its turn in the outbox. */
final class CellEnvironment extends ShellReplyEnvironment {
    private final Outbox outbox;
    private boolean busy;
    private volatile boolean replied;

    CellEnvironment(
            ShellChannel shell, StdinChannel stdin, JupyterSocket iopub, MessageContext context, Outbox outbox) {
        super(shell, stdin, iopub, context);
        this.outbox = outbox;
    }

    @Override
    public void publish(Message<?> message) {
        outbox.step(() -> getIopub().sendMessage(message));
    }

    @Override
    public void reply(Message<?> message) {
        Memory.insist(() -> super.reply(message));
        replied = true;
    }

    /** Its content may be one that stands in for the type's own, as all that is sent are its fields. */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends ContentType<T>> void reply(T content) {
        var type = (MessageType<Object>) (MessageType<?>) content.getType();
        reply(new Message<>(getContext(), type, Answers.whole(content)));
    }

    /** Whether the request has its reply. */
    boolean hasReplied() {
        return replied;
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        publish(new Message<>(getContext(), content.getType(), content));
    }

    @Override
    public void setBusyDeferIdle() {
        if (busy) {
            return;
        }
        defer(() -> Memory.insist(() -> publish(PublishStatus.IDLE)));
        busy = true;
        publish(PublishStatus.BUSY);
    }

    @Override
    public void writeToStdOut(String text) {
        outbox.text(this, Stream.OUT, text);
    }

    @Override
    public void writeToStdErr(String text) {
        outbox.text(this, Stream.ERR, text);
    }

    void send(Stream stream, String text) {
        var type = stream == Stream.OUT ? PublishStream.StreamType.OUT : PublishStream.StreamType.ERR;
        getIopub().sendMessage(new Message<>(getContext(), PublishStream.MESSAGE_TYPE, new PublishStream(type, text)));
    }
}
