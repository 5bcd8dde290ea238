package yourcores.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Makes requests out of the bytes of one connection, as they come: HTTP/1.1 as far as a browser needs it (RFC 9112),
 * and nothing of the network.
 *
 * {@snippet :
 * while (parser.next(bytes) instanceof WebRequest request) {
 *     send(request.refused() ? WebReply.refusing(request) : desk.reply(request));
 * }
 * }
 *
 * <p>Guarantee: the bytes may be cut anywhere, the requests are the same; several may stand one behind the other. It holds
 * a head and a body of one request at most. Whatever comes, no exception is thrown: what
 * is no request comes out as a {@link WebRequest#refused refused} one - 414 for an address and 431 for a head that is too
 * long, 413 for such a body, 411 for a body of no told length, 505 for another version, 400 for all else -, and nothing
 * comes out after it. An address that leads out of the server's folder by {@code ..}, however it is written, is refused.
 *
 * <p>Thread rule: use by one thread at a time; one parser a connection.
 */
public final class HttpParser {
    private static final int MOST_HEAD = 8_192;
    private static final int MOST_BODY = 65_536;
    private static final int MOST_LINES = 100;
    private static final int FIRST_LINE = 256;
    private static final String BAD = "400 Bad Request";

    private enum State {
        FIRST_LINE,
        HEADERS,
        BODY,
        OVER
    }

    private final int mostHead;
    private final int mostBody;
    private final HttpHead head = new HttpHead();
    private State state = State.FIRST_LINE;
    private byte[] line;
    private int length;
    private int read; // bytes of this head so far
    private int lines;
    private byte[] body;
    private int bodyLength;

    /** With room for a head of {@value #MOST_HEAD} bytes and a body of {@value #MOST_BODY}. */
    public HttpParser() {
        this(MOST_HEAD, MOST_BODY);
    }

    /**
     * @param mostHead bytes of the request line and the headers
     * @param mostBody bytes of a body
     */
    HttpParser(int mostHead, int mostBody) {
        if (mostHead < 1 || mostBody < 0) {
            throw new IllegalArgumentException("A head has a byte at least, and a body none at least");
        }
        this.mostHead = mostHead;
        this.mostBody = mostBody;
        line = new byte[Math.min(mostHead, FIRST_LINE)];
    }

    /**
     * Reads on, to the end of one request at most; what follows stays in the buffer for the next call.
     *
     * @return a request, or the refusal of one; {@code null} where all bytes are read and more are needed
     */
    public WebRequest next(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining() && state != State.OVER) {
                var whole = state == State.BODY ? body(bytes) : head(bytes.get());
                if (whole != null) {
                    begin();
                    return whole;
                }
            }
            bytes.position(bytes.limit());
            return null;
        } catch (Refused refused) {
            state = State.OVER;
            line = body = null;
            return WebRequest.refused(refused.status, refused.getMessage());
        }
    }

    /** Whether no byte of a next request has come: a client may leave now without harm. */
    public boolean between() {
        return state == State.FIRST_LINE && read == 0;
    }

    /** Whether it has refused something, and reads no more. */
    boolean over() {
        return state == State.OVER;
    }

    /** How many bytes it holds now. */
    int room() {
        return (line == null ? 0 : line.length) + (body == null ? 0 : body.length);
    }

    private void begin() {
        state = State.FIRST_LINE;
        read = 0;
        lines = 0;
        body = null;
        head.clear();
    }

    private WebRequest head(byte next) throws Refused {
        if (++read > mostHead) {
            throw state == State.FIRST_LINE
                    ? new Refused("414 URI Too Long", "the first line is longer than " + mostHead + " bytes")
                    : new Refused(
                            "431 Request Header Fields Too Large", "the head is longer than " + mostHead + " bytes");
        }
        if (next != '\n') {
            if (length == line.length) {
                line = Arrays.copyOf(line, Math.min(mostHead, 2 * length));
            }
            line[length++] = next;
            return null;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        var text = new String(line, 0, end, StandardCharsets.ISO_8859_1);
        length = 0;
        return line(text);
    }

    private WebRequest line(String text) throws Refused {
        if (state == State.FIRST_LINE) {
            if (text.isEmpty()) { // left over from a request before (RFC 9112, 2.2)
                if (++lines > MOST_LINES) {
                    throw new Refused("there are more than " + MOST_LINES + " empty lines");
                }
                read = 0;
                return null;
            }
            lines = 0;
            head.first(text);
            state = State.HEADERS;
            return null;
        }
        if (!text.isEmpty()) {
            if (++lines > MOST_LINES) {
                throw new Refused(
                        "431 Request Header Fields Too Large", "there are more than " + MOST_LINES + " headers");
            }
            head.header(text);
            return null;
        }
        int announced = head.bodyLength(mostBody);
        if (announced == 0) {
            return head.request(new byte[0]);
        }
        body = new byte[announced];
        bodyLength = 0;
        state = State.BODY;
        return null;
    }

    private WebRequest body(ByteBuffer bytes) {
        int count = Math.min(bytes.remaining(), body.length - bodyLength);
        bytes.get(body, bodyLength, count);
        bodyLength += count;
        return bodyLength < body.length ? null : head.request(body);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What is no request. */
    static final class Refused extends Exception {
        final String status;

        Refused(String status, String reason) {
            super(reason, null, false, false);
            this.status = status;
        }

        Refused(String reason) {
            this(BAD, reason);
        }
    }
}
