package yourcores.server;

import java.nio.charset.StandardCharsets;

/**
 * What a web server is about to send. Immutable.
 *
 * @param status "200 OK"
 * @param type of the body: "text/html; charset=utf-8"
 * @param headers whole lines, each with its end, beside those that every answer has
 * @param body nobody writes to it
 */
public record WebReply(String status, String type, String headers, byte[] body) {
    private static final byte[] NOTHING = {};

    /** A text, in UTF-8. */
    public static WebReply text(String status, String text) {
        return new WebReply(status, "text/plain; charset=utf-8", "", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A page, in UTF-8. */
    public static WebReply html(String html) {
        return new WebReply("200 OK", "text/html; charset=utf-8", "", html.getBytes(StandardCharsets.UTF_8));
    }

    /** A photo, a JPEG. */
    public static WebReply photo(byte[] body) {
        return new WebReply("200 OK", "image/jpeg", "", body);
    }

    /** What to answer to what is no request. */
    public static WebReply refusing(WebRequest refused) {
        return text(refused.refusal(), refused.reason() + "\n");
    }

    /** Nothing lies at this path. */
    static WebReply notFound(String path) {
        return text("404 Not Found", "There is nothing at " + path + "\n");
    }

    /** A method that is neither GET nor HEAD. */
    static WebReply notAllowed() {
        return text("405 Method Not Allowed", "").with("Allow", "GET, HEAD");
    }

    /** One header more. */
    public WebReply with(String header, Object value) {
        return new WebReply(status, type, headers + header + ": " + value + "\r\n", body);
    }

    /**
     * All bytes of the answer to this request: without the body where it asks for the head alone; it says whether the
     * connection goes on as the request does.
     */
    public byte[] bytes(WebRequest request) {
        var head = head(request.keepAlive());
        var rest = request.method().equals("HEAD") ? NOTHING : body;
        var all = new byte[head.length + rest.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return all;
    }

    byte[] head(boolean keepAlive) {
        return ascii("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n"
                + headers + "Connection: " + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
