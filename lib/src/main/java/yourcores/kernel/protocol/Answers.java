package yourcores.kernel.protocol;

import org.dflib.jjava.jupyter.messages.reply.CommInfoReply;
import org.dflib.jjava.jupyter.messages.reply.InterruptReply;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;
import org.dflib.jjava.jupyter.messages.reply.ShutdownReply;

/** Replies that JJava makes without the status that the protocol asks for. The fields are the messages. */
@SuppressWarnings("unused")
public final class Answers {

    private Answers() {}

    /** The same reply with its status. */
    public static Object whole(Object reply) {
        return switch (reply) {
            case KernelInfoReply info -> new KernelInfo(info);
            case CommInfoReply comms -> new CommInfo(comms);
            case InterruptReply interrupt -> new Interrupt();
            case ShutdownReply end -> new End(end.isRestart());
            default -> reply;
        };
    }

    private static final class KernelInfo extends KernelInfoReply {
        private final String status = "ok";

        KernelInfo(KernelInfoReply info) {
            super(
                    info.getProtocolVersion(),
                    info.getImplementationName(),
                    info.getImplementationVersion(),
                    info.getLangInfo(),
                    info.getBanner(),
                    info.getHelpLinks());
        }
    }

    private static final class CommInfo extends CommInfoReply {
        private final String status = "ok";

        CommInfo(CommInfoReply info) {
            super(info.getComms());
        }
    }

    private static final class Interrupt {
        private final String status = "ok";
    }

    private static final class End {
        private final String status = "ok";
        private final boolean restart;

        End(boolean restart) {
            this.restart = restart;
        }
    }
}
