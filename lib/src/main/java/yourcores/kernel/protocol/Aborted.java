package yourcores.kernel.protocol;

import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** The answer to a cell that waited behind a cell that failed: it was not run. Its fields are the message. */
public final class Aborted implements ContentType<Aborted>, ReplyType<ExecuteRequest> {
    @SuppressWarnings("unused")
    private final String status = "aborted";

    @Override
    @SuppressWarnings("unchecked")
    public MessageType<Aborted> getType() {
        return (MessageType<Aborted>) (MessageType<?>) MessageType.EXECUTE_REPLY;
    }

    @Override
    public MessageType<ExecuteRequest> getRequestType() {
        return MessageType.EXECUTE_REQUEST;
    }
}
