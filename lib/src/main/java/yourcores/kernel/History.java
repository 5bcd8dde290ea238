package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/** The code of the cells that ran in this session. Safe for use by any thread. */
final class History {
    private static final int THIS_SESSION = 1;

    private final List<List<Object>> entries = new ArrayList<>();

    synchronized void add(int cell, String code) {
        entries.add(List.of(THIS_SESSION, cell, code));
    }

    /** The latest entries, as many as were asked for; all of this session where the request asks for anything else. */
    synchronized Reply answer(HistoryRequest request) {
        int most = request instanceof HistoryRequest.Tail tail ? tail.getMaxReturnLength() : entries.size();
        return new Reply(entries.subList(Math.max(0, entries.size() - Math.max(0, most)), entries.size()));
    }

    /** The answer as the protocol wants it: session, cell and code of each entry. Its fields are the message. */
    static final class Reply implements ContentType<Reply>, ReplyType<HistoryRequest> {
        @SuppressWarnings("unused")
        private final String status = "ok";

        @SuppressWarnings("unused")
        private final List<List<Object>> history;

        Reply(List<List<Object>> history) {
            this.history = List.copyOf(history);
        }

        @Override
        @SuppressWarnings("unchecked")
        public MessageType<Reply> getType() {
            return (MessageType<Reply>) (MessageType<?>) MessageType.HISTORY_REPLY;
        }

        @Override
        public MessageType<HistoryRequest> getRequestType() {
            return MessageType.HISTORY_REQUEST;
        }
    }
}
