package yourcores.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import yourcores.server.HttpParser.Refused;

/** The head of one request, line by line. Use by one thread. */
final class HttpHead {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final int MOST_DIGITS = 18;

    private final Map<String, String> headers = new HashMap<>();
    private String method = "";
    private String path = "";
    private String query = "";
    private boolean later; // HTTP/1.1, not 1.0

    void clear() {
        headers.clear();
    }

    /** The request line (RFC 9112, 3). */
    void first(String line) throws Refused {
        var words = line.split(" ", -1);
        if (words.length != 3 || !token(words[0])) {
            throw new Refused("the first line is not a method, an address and a version");
        }
        if (!words[2].matches("HTTP/[0-9]\\.[0-9]")) {
            throw new Refused("the first line does not end with a version of HTTP");
        }
        if (!words[2].startsWith("HTTP/1.")) {
            throw new Refused("505 HTTP Version Not Supported", "this server speaks HTTP/1.1");
        }
        method = words[0];
        later = !words[2].equals("HTTP/1.0");
        address(words[1]);
    }

    private void address(String target) throws Refused {
        var origin = target;
        if (HttpParser.lower(target).startsWith("http://")) {
            int slash = target.indexOf('/', "http://".length());
            origin = slash < 0 ? "/" : target.substring(slash);
        }
        if (!origin.startsWith("/")) {
            throw new Refused("the address does not begin with a slash");
        }
        int mark = origin.indexOf('?');
        query = mark < 0 ? "" : origin.substring(mark + 1);
        if (origin.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new Refused("the address has bytes in it that must be written as %XX");
        }
        path = decoded(mark < 0 ? origin : origin.substring(0, mark));
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
            throw new Refused("the address has control characters or backslashes in it");
        }
        for (var step : path.split("/", -1)) {
            if (step.equals("..")) {
                throw new Refused("the address leads out of the folder");
            }
        }
    }

    private static String decoded(String path) throws Refused {
        if (path.indexOf('%') < 0) {
            return path;
        }
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < path.length(); at++) {
            char next = path.charAt(at);
            if (next != '%') {
                bytes.write(next);
            } else if (at + 2 < path.length()
                    && HexFormat.isHexDigit(path.charAt(at + 1))
                    && HexFormat.isHexDigit(path.charAt(at + 2))) {
                bytes.write(HexFormat.fromHexDigits(path, at + 1, at + 3));
                at += 2;
            } else {
                throw new Refused("a % in the address is not followed by two digits");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new Refused("the address is not UTF-8");
        }
    }

    /** A header line (RFC 9112, 5). */
    void header(String line) throws Refused {
        int colon = line.indexOf(':');
        if (colon < 1 || !token(line.substring(0, colon))) {
            throw new Refused("a header is not a name, a colon and a value");
        }
        var name = HttpParser.lower(line.substring(0, colon));
        var value = trimmed(line, colon + 1);
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new Refused("a header has control characters in it");
        }
        var before = headers.put(name, value);
        if (before == null) {
            return;
        }
        if (name.equals("host") || name.equals("content-length")) {
            throw new Refused("the header " + name + " came twice");
        }
        headers.put(name, before + ", " + value);
    }

    /** Without spaces and tabs at both ends. */
    private static String trimmed(String line, int from) {
        int to = line.length();
        while (from < to && " \t".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to);
    }

    /** How long the body is that follows (RFC 9112, 6), after the last header. */
    int bodyLength(int most) throws Refused {
        if (later && !headers.containsKey("host")) {
            throw new Refused("the header Host is missing");
        }
        var length = headers.get("content-length");
        if (headers.containsKey("transfer-encoding")) {
            throw length != null
                    ? new Refused("the length of the body is told in two ways")
                    : new Refused("411 Length Required", "this server takes bodies of a told length only");
        }
        if (length == null) {
            return 0;
        }
        if (length.isEmpty() || length.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw new Refused("the length of the body is not a number");
        }
        if (length.length() > MOST_DIGITS || Long.parseLong(length) > most) {
            throw new Refused("413 Content Too Large", "the body is longer than " + most + " bytes");
        }
        return Integer.parseInt(length);
    }

    WebRequest request(byte[] body) {
        return new WebRequest(method, path, query, keepAlive(), headers, body, "", "");
    }

    private boolean keepAlive() {
        var wishes = HttpParser.lower(headers.getOrDefault("connection", "")).split(",");
        boolean close = false;
        boolean keep = later;
        for (var wish : wishes) {
            close |= wish.strip().equals("close");
            keep |= wish.strip().equals("keep-alive");
        }
        return keep && !close;
    }

    private static boolean token(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0));
    }
}
