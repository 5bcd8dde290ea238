package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import yourcores.photo.Photo;
import yourcores.suite.Eventually;

/** What chapter 05 promises of four downloads at a time, counted by the permits and by the server. */
@Timeout(60)
class DownloadsTest {
    private static final int PHOTOS = 26;
    private static final int MOST_BYTES = 20_000;
    private static final List<Fault> QUICK =
            List.of(Fault.MISSING, Fault.FAILS_ONCE, Fault.RESET, Fault.TRUNCATED, Fault.MOVED);

    @TempDir
    Path folder;

    private final AtomicInteger onTheWay = new AtomicInteger();
    private final AtomicInteger mostByPermits = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private PhotoServer server;

    @BeforeEach
    void start() throws IOException {
        var photos = new ArrayList<Photo>();
        for (int i = 0; i < PHOTOS; i++) {
            photos.add(new Photo(i + ".jpg", Files.write(folder.resolve(i + ".jpg"), new byte[1_000 + i])));
        }
        server = PhotoServer.start(photos);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void neverMoreThanFourWhateverFails() throws Exception {
        int most = 0;
        for (int round = 0; round < 100; round++) {
            var addresses = new ArrayList<>(server.photos());
            for (int i = 0; i < QUICK.size(); i++) {
                int at = (round + 3 * i) % PHOTOS;
                addresses.set(at, server.photo(at, QUICK.get(i)));
            }
            server.latency(Duration.ZERO, Duration.ofMillis(2), round).reset();
            var ends = fourAtATime(addresses, Duration.ofSeconds(20));
            assertEquals(PHOTOS, ends.size());
            assertEquals(22, ends.stream().filter("photo"::equals).count(), "four of the faults are final");
            assertTrue(server.counters().mostInFlight() <= 4, () -> "in round: " + server.counters());
            assertEquals(0, server.counters().mostAbandoned());
            most = Math.max(most, server.counters().mostInFlight());
        }
        assertEquals(4, most, "four permits, and the server never saw four");
        assertEquals(4, mostByPermits.get());
    }

    @Test
    void theAbandonedAreCountedApart() throws Exception {
        server.latency(Duration.ofSeconds(3)); // so long that no answer is out before its client has left
        var ends = fourAtATime(server.photos(), Duration.ofMillis(300));
        assertEquals(4, mostByPermits.get());
        assertEquals(PHOTOS, ends.stream().filter("late"::equals).count(), ends::toString);
        // All that came are accounted for; on a busy machine a client may leave before its request comes.
        Eventually.holds(
                () -> server.counters().abandoned() == server.counters().requests());
        assertTrue(server.counters().abandoned() > PHOTOS / 2, () -> "" + server.counters());
        assertTrue(server.counters().mostAbandoned() > 0);
        assertEquals(0, server.counters().inFlight());
    }

    @Test
    void fiveHundredRequestsOverAllFaultsAreAccountedFor() throws Exception {
        var faults = Fault.values();
        var addresses = new ArrayList<URI>();
        for (int i = 0; i < 500; i++) {
            var fault = faults[i % faults.length];
            addresses.add(server.photo(i % PHOTOS, i % 50 > 0 && fault == Fault.SLOW ? Fault.MOVED : fault));
        }
        var ends = new TreeMap<String, Integer>();
        fourAtATime(addresses, Duration.ofMillis(500)).forEach(end -> ends.merge(end, 1, Integer::sum));
        assertEquals(500, ends.values().stream().mapToInt(Integer::intValue).sum(), ends::toString);
        assertTrue(
                ends.keySet().containsAll(List.of("photo", "404", "500", "broken", "too large", "late")),
                ends::toString);
        client.close();
        Eventually.holds(() -> server.counters().inFlight() == 0);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the system's own table of sockets is read")
    void noConnectionStaysOpenWhateverFails() throws Exception {
        var addresses = new ArrayList<URI>();
        for (int i = 0; i < 4 * QUICK.size(); i++) {
            addresses.add(server.photo(i, QUICK.get(i % QUICK.size())));
        }
        fourAtATime(addresses, Duration.ofSeconds(20));
        try (var other = new Socket()) {
            other.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.address().getPort()));
            assertTrue(openSockets() > 0, "the table is not of this server");
        }
        client.close();
        Eventually.holds(() -> openSockets() == 0);
    }

    private List<String> fourAtATime(List<URI> addresses, Duration limit) throws Exception {
        var permits = new Semaphore(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = addresses.stream()
                    .map(address -> threads.submit(() -> {
                        permits.acquire();
                        try {
                            mostByPermits.accumulateAndGet(onTheWay.incrementAndGet(), Math::max);
                            return end(address, limit);
                        } finally {
                            onTheWay.decrementAndGet();
                            permits.release();
                        }
                    }))
                    .toList();
            var all = new ArrayList<String>();
            for (var end : ends) {
                all.add(end.get());
            }
            return all;
        }
    }

    private String end(URI address, Duration limit) throws InterruptedException {
        var request = HttpRequest.newBuilder(address).build();
        var exchange = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> answer = exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == 200 ? "photo" : "" + answer.statusCode();
        } catch (TimeoutException late) {
            return "late";
        } catch (ExecutionException failed) {
            return failed.getMessage().contains("exceeds capacity") ? "too large" : "broken";
        } finally {
            exchange.cancel(true);
        }
    }

    /** Connections of the server that are not closed on both sides, by the system's own table. */
    private long openSockets() {
        var port = "%04X".formatted(server.address().getPort());
        var tables = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
        return tables.stream()
                .filter(Files::isReadable)
                .flatMap(DownloadsTest::rows)
                .map(row -> row.strip().split("\\s+"))
                .filter(row -> row[1].endsWith(":" + port) || row[2].endsWith(":" + port))
                .filter(row -> !List.of("06", "0A").contains(row[3])) // TIME_WAIT, LISTEN
                .count();
    }

    private static java.util.stream.Stream<String> rows(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
