package yourcores.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads one answer of a web server, of a told length, for a {@link Load}. Use by one thread. */
final class HttpAnswer implements Exchange.Answer {
    private static final int MOST_HEAD = 8_192;
    private static final int MOST_DIGITS = 10;
    private static final int FIRST_HEADER = "HTTP/1.1 200".length();

    private final byte[] head = new byte[MOST_HEAD];
    private int at;
    private long left = -1; // of the body; -1 while the head is not whole
    private Exchange.State outcome;

    @Override
    public Exchange.State read(ByteBuffer bytes) {
        while (left < 0 && bytes.hasRemaining()) {
            if (at == head.length) {
                return Exchange.State.WRONG;
            }
            byte next = bytes.get();
            head[at++] = next;
            if (next == '\n' && at > 3 && head[at - 2] == '\r' && head[at - 3] == '\n' && !understood()) {
                return Exchange.State.WRONG;
            }
        }
        if (left < 0) {
            return Exchange.State.MORE;
        }
        int count = (int) Math.min(left, bytes.remaining());
        bytes.position(bytes.position() + count);
        left -= count;
        return left > 0 ? Exchange.State.MORE : outcome;
    }

    private boolean understood() {
        var small = text().toLowerCase(Locale.ROOT);
        if (at < FIRST_HEADER || !small.startsWith("http/1.")) {
            return false;
        }
        left = number(value(small, "content-length"));
        outcome = switch (small.substring("http/1.1 ".length(), FIRST_HEADER)) {
            case "200" ->
                value(small, "connection").equals("close") ? Exchange.State.RIGHT_AND_LAST : Exchange.State.RIGHT;
            case "429", "503" -> Exchange.State.REFUSED;
            default -> Exchange.State.WRONG;
        };
        return left >= 0;
    }

    /** The value of a header; empty where it is missing. */
    private static String value(String head, String name) {
        int line = head.indexOf("\n" + name + ":");
        if (line < 0) {
            return "";
        }
        int from = line + name.length() + 2;
        return head.substring(from, head.indexOf('\r', from)).strip();
    }

    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            return -1;
        }
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : -1;
    }

    private String text() {
        return new String(head, 0, at, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String came() {
        return text().lines().findFirst().orElse("");
    }
}
