package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import yourcores.child.Kept;
import yourcores.photo.Photo;
import yourcores.suite.Eventually;

/** The photo server seen by real clients. */
@Timeout(60)
class PhotoServerTest {
    private static final int PHOTOS = 6;
    private static final int SIZE = 60_000;

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final List<Photo> photos = new ArrayList<>();
    private PhotoServer server;

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < PHOTOS; i++) {
            var bytes = new byte[SIZE];
            new Random(i).nextBytes(bytes);
            photos.add(new Photo("photo-" + i + ".jpg", Files.write(folder.resolve("photo-" + i + ".jpg"), bytes)));
        }
        server = PhotoServer.start(photos);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void photosArriveWhole() throws Exception {
        for (int i = 0; i < PHOTOS; i++) {
            assertArrayEquals(photos.get(i).bytes(), get(server.photos().get(i)).body());
        }
        Eventually.holds("all bytes counted", () -> server.counters().bytes() >= 6L * SIZE);
        var seen = server.counters();
        assertEquals(
                List.of(6L, 0, 0L, 0L, 6L * SIZE),
                List.of(seen.requests(), seen.inFlight(), seen.abandoned(), seen.refused(), seen.bytes()));
        assertEquals(1, seen.mostInFlight());
        assertEquals(
                6L, seen.clients().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void aConnectionServesManyRequests() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertEquals(200, get(server.at("/small")).statusCode());
        }
        assertEquals(1, server.counters().connections());
    }

    @Test
    void bothPagesListAllPhotos() throws Exception {
        assertTrue(text("/").contains("Photo desk"));
        for (var page : List.of(text("/v1/index.html"), text("/v2/index.html"))) {
            var found = Pattern.compile("\"(/photos/[^\"]+)\"").matcher(page).results();
            assertEquals(
                    server.photos(),
                    found.map(match -> server.at(match.group(1))).toList());
        }
        assertTrue(text("/v1/index.html").contains("<li>")
                && !text("/v2/index.html").contains("<li>"));
        assertTrue(text("/robots.txt").contains("Crawl-delay"));
    }

    @Test
    void faultsAreWhatTheyAreCalled() throws Exception {
        assertEquals(404, get(server.photo(0, Fault.MISSING)).statusCode());
        assertEquals(500, get(server.photo(0, Fault.FAILS_ONCE)).statusCode());
        assertEquals(200, get(server.photo(0, Fault.FAILS_ONCE)).statusCode());
        assertEquals(500, get(server.photo(1, Fault.FAILS_ONCE)).statusCode());
        assertEquals(server.photos().get(2), get(server.photo(2, Fault.MOVED)).uri());
        assertThrows(IOException.class, () -> get(server.photo(0, Fault.RESET)));
        assertThrows(IOException.class, () -> get(server.photo(0, Fault.TRUNCATED)));
        assertEquals(400, get(server.at("/photos/../secret")).statusCode());
        assertEquals(404, get(server.at("/nothing")).statusCode());
        assertEquals(200, get(server.photos().getFirst()).statusCode());
        server.reset();
        assertEquals(500, get(server.photo(0, Fault.FAILS_ONCE)).statusCode());
    }

    @Test
    void aResetReallyIsOne() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(request(server.photo(0, Fault.RESET)));
            var reset = assertThrows(
                    IOException.class, () -> socket.getInputStream().read());
            assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
        }
    }

    @Test
    void theEndlessAndTheSlowAreAbandoned() throws Exception {
        assertThrows(HttpTimeoutException.class, () -> get(server.photo(0, Fault.SLOW), Duration.ofMillis(300)));
        Eventually.holds(() -> server.counters().abandoned() == 1);
        assertEquals(
                List.of(0, 1),
                List.of(server.counters().inFlight(), server.counters().mostAbandoned()));
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(request(server.photo(0, Fault.ENDLESS)));
            assertEquals(100_000, socket.getInputStream().readNBytes(100_000).length);
        }
        Eventually.holds(() -> server.counters().abandoned() == 2);
    }

    @Test
    void latencyIsWaitedForAndFixedByTheSeed() throws Exception {
        server.latency(Duration.ofMillis(50));
        long start = System.nanoTime();
        get(server.photos().getFirst());
        assertTrue(System.nanoTime() - start >= 50_000_000);
        var traffic = new Traffic();
        traffic.latency(Duration.ofMillis(10), Duration.ofMillis(90), 7);
        var first = traffic.latencyOf("/photos/a.jpg");
        assertEquals(first, traffic.latencyOf("/photos/a.jpg"));
        assertNotEquals(first, traffic.latencyOf("/photos/b.jpg"));
        assertTrue(first.toMillis() >= 10 && first.toMillis() <= 90);
        assertThrows(IllegalArgumentException.class, () -> server.latency(Duration.ofMillis(-1)));
    }

    @Test
    void aNewLinkOwesNothingToTheOldOne() {
        var traffic = new Traffic();
        traffic.bandwidth(1_000);
        assertTrue(traffic.send(100_000).toSeconds() >= 99);
        traffic.bandwidth(0);
        assertEquals(Duration.ZERO, traffic.send(100_000));
        traffic.bandwidth(100_000);
        assertTrue(traffic.send(100_000).toSeconds() <= 1);
    }

    @Test
    void theLinkIsShared() throws Exception {
        server.bandwidth(600_000);
        long start = System.nanoTime();
        all(PHOTOS, () -> get(server.photos().getFirst()).body().length);
        assertTrue(System.nanoTime() - start >= 500_000_000, "six times 60 kB over 600 kB/s");
    }

    @Test
    void theLimitRefusesAndSaysWhenToComeAgain() throws Exception {
        server.limit(2, Duration.ofMinutes(2));
        get(server.at("/small"));
        get(server.at("/small"));
        var refused = get(server.at("/small"));
        assertEquals(429, refused.statusCode());
        int wait = Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(wait >= 1 && wait <= 120);
        assertEquals(1, server.counters().refused());
        server.noLimit();
        assertEquals(200, get(server.at("/small")).statusCode());
    }

    @Test
    void whoComesWhenTheLimitSaysIsServed() throws InterruptedException {
        var traffic = new Traffic();
        traffic.limit(1, Duration.ofMillis(50));
        assertEquals(Duration.ZERO, traffic.refusal("one"));
        for (var wait = traffic.refusal("one"); wait.isPositive(); wait = Duration.ZERO) {
            Thread.sleep(wait);
            assertEquals(Duration.ZERO, traffic.refusal("one"));
        }
        assertEquals(1, Connection.seconds(Duration.ofNanos(1)));
        assertEquals(1, Connection.seconds(Duration.ofSeconds(1)));
        assertEquals(2, Connection.seconds(Duration.ofNanos(1_000_400_000)));
    }

    @Test
    void whoCapsAtFourIsNeverSeenWithFive() throws Exception {
        var permits = new Semaphore(4);
        server.latency(Duration.ofMillis(1), Duration.ofMillis(5), 3);
        for (int round = 0; round < 20; round++) {
            all(26, () -> {
                permits.acquire();
                try {
                    return get(server.photos().get(3)).statusCode();
                } finally {
                    permits.release();
                }
            });
        }
        assertEquals(4, server.counters().mostInFlight());
        assertEquals(26 * 20, server.counters().requests());
    }

    @Test
    void soManyAtOnceAndTheOthersWaitInLine() throws Exception {
        server.atOnce(2).latency(Duration.ofMillis(50));
        long start = System.nanoTime();
        all(8, () -> get(server.at("/small")).statusCode());
        assertTrue(System.nanoTime() - start >= 200_000_000);
        assertThrows(IllegalArgumentException.class, () -> server.atOnce(0));
    }

    @Test
    void theMeanInsideCountsEachNumberForAsLongAsItLasts() throws Exception {
        server.atOnce(2).latency(Duration.ofMillis(50));
        all(8, () -> get(server.at("/small")).statusCode());
        double mean = server.counters().meanInFlight();
        assertTrue(mean > 1 && mean < 8, () -> "between 8 at first and 1 at least, not " + mean);
        server.reset();
        assertEquals(0, server.counters().meanInFlight());
        get(server.at("/small"));
        assertEquals(1, server.counters().meanInFlight(), 0.01);
    }

    @Test
    void everyThirdPhotoHasAFaultUntilEachHasHadItsTurn() {
        var expected = new ArrayList<>(server.photos());
        expected.set(0, server.photo(0, Fault.MISSING));
        expected.set(3, server.photo(3, Fault.FAILS_ONCE));
        assertEquals(expected, server.photosWithFaults());
    }

    @Test
    void nonsenseIsAnsweredAndSurvived() throws Exception {
        assertTrue(raw("nonsense\r\n\r\n").startsWith("HTTP/1.1 400 "));
        assertTrue(raw("GET / HTTP/1.1\r\nno colon\r\n\r\n").startsWith("HTTP/1.1 400 "));
        assertTrue(raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 414 "));
        assertTrue(raw("GET / HTTP/1.1\r\nHost: " + "x".repeat(20_000) + "\r\n\r\n")
                .startsWith("HTTP/1.1 431 "));
        var both = raw("POST /small HTTP/1.1\r\nHost: desk\r\n\r\nGET /small HTTP/1.1\r\nHost: desk\r\n\r\n");
        assertTrue(both.startsWith("HTTP/1.1 405 ") && both.contains("HTTP/1.1 200 "), both);
        assertTrue(raw("HEAD /small HTTP/1.0\r\n\r\n").endsWith("\r\n\r\n"));
        new Socket("127.0.0.1", server.address().getPort()).close();
        assertEquals(200, get(server.at("/small")).statusCode());
    }

    @Test
    void aPhotoThatIsGoneIsTheServersFault() throws Exception {
        Files.delete(photos.get(5).file());
        assertEquals(500, get(server.photos().get(5)).statusCode());
    }

    @Test
    void closingEndsEverything() throws Exception {
        var request = HttpRequest.newBuilder(server.photo(0, Fault.SLOW)).build();
        var waiting = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        Eventually.holds(() -> server.counters().inFlight() == 1);
        server.close();
        var cut = assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS));
        assertTrue(cut.getCause() instanceof IOException, cut::toString);
        assertThrows(ConnectException.class, () -> get(server.at("/small")));
        assertEquals(0, server.counters().inFlight());
        assertFalse(Kept.isKept(server.address().getPort()));
    }

    private HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return get(address, Duration.ofSeconds(20));
    }

    private HttpResponse<byte[]> get(URI address, Duration limit) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(limit).build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private String text(String path) throws Exception {
        return new String(get(server.at(path)).body(), StandardCharsets.UTF_8);
    }

    private static byte[] request(URI address) {
        return WebReply.ascii("GET " + address.getPath() + " HTTP/1.1\r\nHost: desk\r\n\r\n");
    }

    private String raw(String text) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(WebReply.ascii(text));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static <T> void all(int times, Callable<T> task) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = java.util.stream.IntStream.range(0, times)
                    .mapToObj(_ -> task)
                    .toList();
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
    }
}
