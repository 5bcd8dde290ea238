package yourcores.server;

import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * One request, and how to know its answer.
 *
 * @param words the request as it stands in messages
 * @param request its bytes; nobody writes to them
 * @param answer makes what reads one answer, from the bytes by which the server turns a request away
 */
record Exchange(String words, byte[] request, Function<byte[], Answer> answer) {

    /** Reads one answer, piece by piece. */
    @FunctionalInterface
    interface Answer {
        /** Takes the bytes that have come; all of them unless the answer is whole. */
        State read(ByteBuffer bytes);

        /** What has come instead, to name it in a message; may be empty. */
        default String came() {
            return "";
        }
    }

    enum State {
        /** Not whole yet. */
        MORE,
        RIGHT,
        /** The server says that it does not take the request. */
        REFUSED,
        WRONG,
        /** Right, and the last one on this connection. */
        RIGHT_AND_LAST
    }
}
