package yourcores.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an HTTP/1.1 request (RFC 9112).
 *
 * @param headers by name in small letters
 */
record Request(String method, String path, boolean keepAlive, Map<String, String> headers) {
    private static final int LONGEST = 16_384;

    /** What is no request, and what to answer: 400, or 431 where the head is too long. */
    static final class Refused extends IOException {
        final String status;

        Refused(String status) {
            super(status);
            this.status = status;
        }
    }

    /** The next request; {@code null} where the client has said goodbye. */
    static Request read(InputStream in) throws IOException {
        int left = LONGEST;
        var first = line(in, left);
        if (first == null) {
            return null;
        }
        var words = first.split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith("/")) {
            throw new Refused("400 Bad Request");
        }
        var headers = new HashMap<String, String>();
        for (String line = line(in, left -= first.length()); !"".equals(line); line = line(in, left -= line.length())) {
            int colon = line == null ? -1 : line.indexOf(':');
            if (colon < 1) {
                throw new Refused("400 Bad Request");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean keepAlive = words[2].equals("HTTP/1.1") && !connection.contains("close");
        int query = words[1].indexOf('?');
        return new Request(words[0], query < 0 ? words[1] : words[1].substring(0, query), keepAlive, headers);
    }

    String client() {
        return headers.getOrDefault("user-agent", "unnamed");
    }

    private static String line(InputStream in, int most) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new EOFException("in the head of a request");
            }
            if (line.length() >= most) {
                throw new Refused("431 Request Header Fields Too Large");
            }
            line.append((char) next);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
