package yourcores.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks for photos, for chapters whose matter is not how one asks. Chapter 5 takes {@link HttpClient} apart.
 *
 * <p>Guarantee: a call ends within {@value #PATIENCE_SECONDS} seconds, whatever the server does, and reads {@value
 * #MOST_BYTES} bytes at most.
 *
 * <p>Thread rule: safe for use by any thread; close it when all calls have ended.
 */
public final class PhotoClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;
    private static final int MOST_BYTES = 1 << 24;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .build();

    /**
     * The photo at this address.
     *
     * @throws IOException where no whole photo comes; says what came instead
     * @throws InterruptedException where the caller was interrupted; the request is given up
     */
    public byte[] photo(URI address) throws IOException, InterruptedException {
        var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES);
        var exchange = client.sendAsync(HttpRequest.newBuilder(address).build(), body);
        try {
            var answer = exchange.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer.statusCode() != 200) {
                throw new IOException("the server answered " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            throw new IOException(
                    "no whole photo came: "
                            + Objects.requireNonNullElse(
                                    cause.getMessage(), cause.getClass().getSimpleName()),
                    cause);
        } catch (TimeoutException late) {
            throw new IOException("no whole photo came within " + PATIENCE_SECONDS + " seconds", late);
        } finally {
            exchange.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
