package yourcores.kernel;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import yourcores.kernel.protocol.Aborted;

/** The kernel's sockets: none of them drops a message, and requests that wait can be taken out of the queue. */
final class CourseConnection extends JupyterConnection {
    private static final int POLLIN = 1;

    private final Outbox outbox;
    private final ArrayDeque<Message<?>> waiting = new ArrayDeque<>();
    private volatile boolean open = true;

    CourseConnection(KernelConnectionProperties properties, Outbox outbox)
            throws NoSuchAlgorithmException, InvalidKeyException {
        super(properties);
        this.outbox = outbox;
        iopub.setSndHWM(0);
        shell.setSndHWM(0);
        shell.setRcvHWM(0);
    }

    @Override
    public void connect() {
        super.connect();
        Requests.serve(this, shell, control);
    }

    /** False from the moment when the kernel begins to shut down. */
    boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        outbox.close();
        super.close();
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
        return new CellEnvironment(channel, stdin, iopub, context, outbox);
    }

    /**
     * Takes the requests that wait on the shell channel, now, out of its queue; only the thread that serves this
     * channel may ask.
     */
    void collectWaiting() {
        while (open && (shell.getEvents() & POLLIN) != 0) {
            var message = shell.readMessage();
            if (message != null) { // none where the socket is being closed
                waiting.add(message);
            }
        }
    }

    /** Answers what was collected, as the channel's own loop would, except for cells: they are not run. */
    void answerWaiting() {
        for (var message = waiting.peek(); message != null; message = waiting.peek()) {
            if (message.getHeader().getType() == MessageType.EXECUTE_REQUEST) {
                abort(message);
            } else {
                handle(shell, message);
            }
            waiting.poll();
        }
    }

    /** Where memory is missing for an answer, it is given later. A cell is never run twice. */
    @Override
    public <T> void setHandler(MessageType<T> type, ShellHandler<T> handler) {
        super.setHandler(
                type,
                type == MessageType.EXECUTE_REQUEST
                        ? handler
                        : (environment, message) -> Memory.insist(() -> handler.handle(environment, message)));
    }

    private void abort(Message<?> message) {
        var environment = prepareReplyEnv(shell, message);
        environment.setBusyDeferIdle();
        environment.reply(new Aborted());
        environment.resolveDeferrals();
    }

    /** Answers a request; one of an unknown kind is not answered. */
    <T> void handle(ShellChannel channel, Message<T> message) {
        var handler = getHandler(message.getHeader().getType());
        if (handler == null) {
            return;
        }
        var environment = prepareReplyEnv(channel, message);
        try {
            handler.handle(environment, message);
        } finally {
            environment.resolveDeferrals();
        }
        if (environment.isMarkedForShutdown()) {
            close();
        }
    }

    Keyboard keyboard() {
        return new Keyboard(stdin, outbox);
    }
}
