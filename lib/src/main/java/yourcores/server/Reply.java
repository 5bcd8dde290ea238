package yourcores.server;

import java.nio.charset.StandardCharsets;

/**
 * What the server is about to send.
 *
 * @param headers whole lines, each with its end
 */
record Reply(String status, String type, String headers, byte[] body) {

    static Reply text(String status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", "", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply html(String html) {
        return new Reply("200 OK", "text/html; charset=utf-8", "", html.getBytes(StandardCharsets.UTF_8));
    }

    static Reply photo(byte[] body) {
        return new Reply("200 OK", "image/jpeg", "", body);
    }

    Reply with(String header, Object value) {
        return new Reply(status, type, headers + header + ": " + value + "\r\n", body);
    }

    byte[] head(boolean keepAlive) {
        return Request.ascii("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\n" + headers + "Connection: " + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n");
    }
}
