package yourcores.kernel;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;

/** The kernel's sockets: none of them drops a message, and requests that wait can be taken out of the queue. */
final class CourseConnection extends JupyterConnection {
    private static final int POLLIN = 1;

    private final Outbox outbox;

    CourseConnection(KernelConnectionProperties properties, Outbox outbox)
            throws NoSuchAlgorithmException, InvalidKeyException {
        super(properties);
        this.outbox = outbox;
        iopub.setSndHWM(0);
        shell.setSndHWM(0);
        shell.setRcvHWM(0);
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext context) {
        return new CellEnvironment(channel, stdin, iopub, context, outbox);
    }

    /** The requests that wait on the shell channel, now; only the thread that serves this channel may ask. */
    List<Message<?>> waiting() {
        var waiting = new ArrayList<Message<?>>();
        while ((shell.getEvents() & POLLIN) != 0) {
            waiting.add(shell.readMessage());
        }
        return waiting;
    }

    /** Answers a request out of turn, as the channel's own loop would. */
    void handle(Message<?> message) {
        handleTyped(message);
    }

    /** Answers that a cell is not run. */
    void abort(Message<?> message) {
        var environment = prepareReplyEnv(shell, message);
        environment.setBusyDeferIdle();
        environment.reply(new Aborted());
        environment.resolveDeferrals();
    }

    private <T> void handleTyped(Message<T> message) {
        var handler = getHandler(message.getHeader().getType());
        if (handler == null) {
            return;
        }
        var environment = prepareReplyEnv(shell, message);
        try {
            handler.handle(environment, message);
        } finally {
            environment.resolveDeferrals();
        }
    }

    Keyboard keyboard() {
        return new Keyboard(stdin, outbox);
    }
}
