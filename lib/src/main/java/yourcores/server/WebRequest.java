package yourcores.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * What an {@link HttpParser} has read: a request, or the reason why it is none. Immutable.
 *
 * @param method in capital letters: {@code GET}
 * @param path decoded, begins with a slash, has no {@code ..} in it
 * @param query what follows the question mark, as it came; may be empty
 * @param keepAlive whether the client wants to go on by this connection
 * @param headers by name in small letters; of a name that came twice the values, with a comma between
 * @param body may be empty
 * @param refusal the status to answer where it is none, "400 Bad Request"; empty where it is one
 * @param reason what is wrong with it, in words; empty where nothing is
 */
public record WebRequest(
        String method,
        String path,
        String query,
        boolean keepAlive,
        Map<String, String> headers,
        byte[] body,
        String refusal,
        String reason) {

    public WebRequest {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    static WebRequest refused(String status, String reason) {
        return new WebRequest("", "", "", false, Map.of(), new byte[0], status, reason);
    }

    /** Whether this is no request that a server can take; then the connection is of no use any more. */
    public boolean refused() {
        return !refusal.isEmpty();
    }

    /** One header's value; empty where it did not come. */
    public String header(String name) {
        return headers.getOrDefault(HttpParser.lower(name), "");
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The body as a text in UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What a client calls itself. */
    String client() {
        return headers.getOrDefault("user-agent", "unnamed");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebRequest that
                && method.equals(that.method)
                && path.equals(that.path)
                && query.equals(that.query)
                && keepAlive == that.keepAlive
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body)
                && refusal.equals(that.refusal)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
