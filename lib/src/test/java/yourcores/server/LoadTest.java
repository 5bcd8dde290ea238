package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import yourcores.figure.Curves;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

class LoadTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Talks to one client. */
    private interface Talk {
        void with(BufferedReader in, Socket client) throws IOException, InterruptedException;
    }

    /** A line server for tests. */
    private static final class LineServer implements AutoCloseable {
        final ServerSocket listening = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        final AtomicInteger accepted = new AtomicInteger();
        final Set<Socket> open = ConcurrentHashMap.newKeySet();
        final ExecutorService threads;

        LineServer(ExecutorService threads, Talk talk) throws IOException {
            this.threads = threads;
            Thread.ofVirtual().start(() -> {
                while (!listening.isClosed()) {
                    try {
                        var client = listening.accept();
                        accepted.incrementAndGet();
                        open.add(client);
                        threads.execute(() -> serve(client, talk));
                    } catch (IOException | RejectedExecutionException closed) {
                        return;
                    }
                }
            });
        }

        static LineServer of(Talk talk) throws IOException {
            return new LineServer(Executors.newVirtualThreadPerTaskExecutor(), talk);
        }

        private void serve(Socket client, Talk talk) {
            try (client) {
                client.setTcpNoDelay(true);
                talk.with(new BufferedReader(new InputStreamReader(client.getInputStream())), client);
            } catch (IOException gone) {
                // The next client is another one.
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            } finally {
                open.remove(client);
            }
        }

        int port() {
            return listening.getLocalPort();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            listening.close();
            threads.shutdownNow();
            for (var client : open) {
                client.close();
            }
            assertTrue(threads.awaitTermination(2, TimeUnit.SECONDS));
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void echo(BufferedReader in, Socket client) throws IOException {
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            say(client, line);
        }
    }

    private static Talk slow(int millis) {
        return (in, client) -> {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                Thread.sleep(millis);
                say(client, line);
            }
        };
    }

    @Test
    void aClosedLoadCountsAllAnswers() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            var report =
                    Load.closed(8, SHORT).line("one", "one").line("two", "two").on(server.port());
            assertTrue(report.whole(), report.toString());
            assertTrue(report.inTime() > 8, report.toString());
            assertEquals(report.requests(), report.latencies().count());
            assertEquals(8, report.served());
            assertEquals(8, server.accepted.get());
            assertEquals(Verdict.Kind.HOLDS, ((Table) report.figure()).verdict().kind());
            assertEquals(1, report.table().rowCount());
        }
    }

    @Test
    void wrongAnswersAreErrors() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            var report = Load.closed(2, SHORT).line("sum 1 2", "3").on(server.port());
            assertEquals(0, report.inTime());
            assertTrue(report.errors() > 0);
            assertTrue(report.trouble().contains("“sum 1 2” was answered by “sum 1 2”"), report.trouble());
        }
    }

    @Test
    void anAnswerThatIsTooLongIsWrong() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            var report = Load.closed(1, SHORT)
                    .bytes("ab\n".getBytes(), "ab".getBytes())
                    .on(server.port());
            assertEquals(0, report.inTime());
            assertTrue(report.errors() > 0);
        }
    }

    @Test
    void oneClientAtATimeLeavesTheOthersWaiting() throws Exception {
        try (var server = new LineServer(Executors.newSingleThreadExecutor(), LoadTest::echo)) {
            var report = Load.closed(4, SHORT)
                    .within(Duration.ofMillis(100))
                    .line("a", "a")
                    .on(server.port());
            assertEquals(1, report.served());
            assertEquals(3, report.unanswered());
            assertTrue(report.latencies().longest().compareTo(SHORT) >= 0);
            assertEquals(0, report.errors());
        }
    }

    @Test
    void anOpenLoadKeepsItsSchedule() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            var report = Load.open(500, SHORT).line("a", "a").over(4).on(server.port());
            assertEquals(100, report.requests());
            assertTrue(report.whole(), report.toString());
            assertEquals(4, server.accepted.get());
        }
    }

    @Test
    void whatWaitsToBeSentCountsFromWhenItWasDue() throws Exception {
        try (var server = LineServer.of(slow(50))) {
            var report = Load.open(100, SHORT)
                    .line("a", "a")
                    .over(1)
                    .within(Duration.ofMillis(100))
                    .on(server.port());
            assertEquals(20, report.requests());
            assertTrue(report.unsent() > 0, report.toString());
            assertEquals(report.requests(), report.inTime() + report.late() + report.unanswered() + report.unsent());
            assertEquals(report.requests(), report.latencies().count());
            assertEquals(report.sent(), report.sinceSent().count());
            assertTrue(report.latencies().p50().compareTo(report.sinceSent().p50()) > 0);
        }
    }

    @Test
    void whoIsNotServedKeepsAllItsRequestsWaiting() throws Exception {
        try (var server = new LineServer(Executors.newSingleThreadExecutor(), LoadTest::echo)) {
            var report = Load.open(500, SHORT)
                    .line("a", "a")
                    .over(4)
                    .within(Duration.ofMillis(600))
                    .on(server.port());
            assertEquals(100, report.requests());
            assertEquals(1, report.served());
            assertEquals(25, report.inTime() + report.late(), report.toString());
            assertEquals(3, report.unanswered());
            assertEquals(72, report.unsent());
            assertTrue(report.latencies().atLeast(50));
            assertFalse(report.latencies().atLeast(1));
        }
    }

    @Test
    void peopleComeAtRandomAndTheSameAgain() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            var load = Load.open(500, SHORT).line("a", "a").atRandom(3);
            var once = load.on(server.port());
            assertEquals(once.requests(), load.on(server.port()).requests());
            assertEquals(100, once.requests(), 40);
            assertTrue(once.whole(), once.toString());
        }
    }

    @Test
    void aScheduleIsEvenOrRandom() {
        var even = schedule(Load.open(1_000, Duration.ofSeconds(1)));
        assertEquals(1_000, even.size());
        assertEquals(0, even.getFirst());
        assertEquals(1_000_000, even.get(1));
        assertEquals(999_000_000, even.getLast());
        var random = schedule(Load.open(10_000, Duration.ofSeconds(1)).atRandom(1));
        assertEquals(10_000, random.size(), 400);
        long clumps = 0; // gaps shorter than half the mean: 1 - exp(-1/2) of them
        for (int at = 1; at < random.size(); at++) {
            clumps += random.get(at) - random.get(at - 1) < 50_000 ? 1 : 0;
        }
        assertEquals(0.393, (double) clumps / random.size(), 0.03);
    }

    private static List<Long> schedule(Load load) {
        var dues = new java.util.ArrayList<Long>();
        for (var next = load.schedule(0); !next.over(); next.next()) {
            dues.add(next.due());
        }
        return dues;
    }

    @Test
    void whoIsTurnedAwayInTheAgreedWordsIsNoTrouble() throws Exception {
        try (var server = LineServer.of((in, client) -> {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                say(client, "busy");
            }
        })) {
            var report = Load.open(100, SHORT).line("a", "a").refusal("busy").on(server.port());
            assertEquals(20, report.refused());
            assertEquals("", report.trouble());
            assertEquals(
                    Verdict.Kind.STATES, ((Table) report.figure()).verdict().kind());
        }
    }

    @Test
    void aLateAnswerIsLate() throws Exception {
        try (var server = LineServer.of(slow(30))) {
            var report = Load.open(50, SHORT)
                    .line("a", "a")
                    .within(Duration.ofMillis(10))
                    .connectionEach(50)
                    .on(server.port());
            assertEquals(10, report.requests());
            assertEquals(0, report.inTime());
            assertEquals(10, report.late() + report.unanswered() + report.unsent());
            for (int wait = 0; wait < 200 && server.accepted.get() < report.sent(); wait++) {
                Thread.sleep(10); // it may come to the door when the client has long gone
            }
            assertEquals(report.sent(), server.accepted.get());
        }
    }

    @Test
    void whoIsTurnedAwayIsCountedAndComesBack() throws Exception {
        var seats = new Semaphore(1);
        try (var server = LineServer.of((in, client) -> {
            if (!seats.tryAcquire()) {
                say(client, "busy");
                in.readLine();
                return;
            }
            try {
                echo(in, client);
            } finally {
                seats.release();
            }
        })) {
            var report = Load.closed(3, SHORT).line("a", "a").refusal("busy").on(server.port());
            assertEquals(1, report.served(), report.toString());
            assertTrue(report.refused() > 2, report.toString());
            assertEquals(0, report.errors(), report.toString());
        }
    }

    @Test
    void aDoorThatIsShutCountsAsTurnedAway() throws Exception {
        try (var server = LineServer.of((in, client) -> {})) {
            var report = Load.open(100, SHORT).line("a", "a").connectionEach(10).on(server.port());
            assertEquals(20, report.refused(), report.toString());
        }
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var nobody = Load.closed(1, SHORT).line("a", "a").on(port);
        assertTrue(nobody.refused() > 0);
        assertTrue(nobody.trouble().contains("Connection refused"), nobody.trouble());
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsAnError() throws Exception {
        try (var server = LineServer.of((in, client) -> say(client, in.readLine()))) {
            var report = Load.closed(1, SHORT).line("a", "a").on(server.port());
            assertTrue(report.inTime() > 0);
            assertTrue(report.errors() > 0, report.toString());
        }
    }

    @Test
    void aServerThatSaysNothingEndsTheRunInTime() throws Exception {
        try (var server = LineServer.of((in, client) -> Thread.sleep(Duration.ofSeconds(60)))) {
            var report = assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> Load.open(200, SHORT).line("a", "a").within(SHORT).on(server.port()));
            assertEquals(0, report.inTime());
            assertEquals(40, report.unanswered() + report.unsent());
        }
    }

    @Test
    void aRunLeavesNoThreadAndNoConnection() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            Load.open(500, SHORT).line("a", "a").on(server.port());
            assertFalse(Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .collect(Collectors.toSet())
                    .contains("load alarm"));
            for (int wait = 0; wait < 200 && !server.open.isEmpty(); wait++) {
                Thread.sleep(10);
            }
            assertEquals(Set.of(), server.open);
        }
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            var load = Load.open(100, Duration.ofSeconds(20)).line("a", "a");
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> load.on(server.port()));
        }
    }

    @Test
    void aCrewCountsAnswersOverTheSameConnections() throws Exception {
        try (var server = LineServer.of(LoadTest::echo);
                var crew = Load.closed(4, 100).line("a", "a").crew(new Target("echo", server.port()))) {
            assertEquals(100, crew.answered());
            assertEquals(100, crew.answered());
            assertEquals(4, server.accepted.get());
        }
    }

    @Test
    void aCrewServedOneAtATimeCountsToo() throws Exception {
        try (var server = new LineServer(Executors.newSingleThreadExecutor(), LoadTest::echo);
                var crew = Load.closed(4, 100).line("a", "a").crew(new Target("one", server.port()))) {
            assertEquals(100, crew.answered());
            assertEquals(100, crew.answered());
        }
    }

    @Test
    void anAnswerThatComesBetweenTwoRunsIsCountedOnce() throws Exception {
        // The second client is let in when the first run is over; its answer lies ready when the next one begins.
        var first = new AtomicInteger();
        var go = new Semaphore(0);
        try (var server = LineServer.of((in, client) -> {
                    if (first.getAndIncrement() > 0) {
                        go.acquire();
                    }
                    echo(in, client);
                });
                var crew = Load.closed(3, 20).line("a", "a").crew(new Target("late", server.port()))) {
            assertEquals(20, crew.answered());
            go.release(2);
            Thread.sleep(200);
            for (int run = 0; run < 5; run++) {
                assertEquals(20, crew.answered());
            }
        }
    }

    @Test
    void aCrewRefusesWrongAnswers() throws Exception {
        try (var server = LineServer.of(LoadTest::echo);
                var crew = Load.closed(2, 10).line("a", "b").crew(new Target("echo", server.port()))) {
            var wrong = assertThrows(IllegalStateException.class, crew::answered);
            assertTrue(wrong.getMessage().contains("“a” was answered by “a”"), wrong.getMessage());
        }
    }

    @Test
    void serversAreCompared() throws Exception {
        try (var one = LineServer.of(LoadTest::echo);
                var two = LineServer.of(slow(1))) {
            var rates = Load.closed(4, 40)
                    .line("a", "a")
                    .compare("echoes", new Target("fast", one.port()), new Target("slow", two.port()));
            assertEquals("requests", rates.what());
            assertEquals(2, rates.rows().size());
        }
    }

    @Test
    void runsStandSideBySide() throws Exception {
        try (var server = LineServer.of(LoadTest::echo)) {
            var load = Load.closed(4, SHORT).line("a", "a").warmUp(Duration.ofMillis(50));
            var both = load.on(server.port())
                    .named("once")
                    .beside(load.on(server.port()).named("twice"));
            assertEquals(2, ((Curves) both.figure()).curves().size());
            assertEquals(2, both.table().rowCount());
            assertEquals(2, ((Table) both.counts().figure()).rows().size());
        }
    }

    @Test
    void aLoadGrows() throws Exception {
        try (var server = LineServer.of(LoadTest::echo);
                var slow = new LineServer(Executors.newSingleThreadExecutor(), LoadTest::slowlyOnce)) {
            var sweep = Load.open(1, Duration.ofMillis(100))
                    .line("a", "a")
                    .within(Duration.ofMillis(30))
                    .connectionEach(200)
                    .sweep(
                            "growing",
                            List.of(50, 400),
                            new Target("quick", server.port()),
                            new Target("slow", slow.port()));
            assertEquals(2, sweep.servers().size());
            assertEquals(400, sweep.servers().get(1).steps().get(1).perSecond());
            assertTrue(sweep.table().rowCount() <= 12, sweep.table().toString());
            assertEquals("growing", sweep.figure().title());
            assertTrue(sweep.inTime().figure() instanceof Curves);
        }
    }

    private static void slowlyOnce(BufferedReader in, Socket client) throws IOException, InterruptedException {
        if (in.readLine() != null) {
            Thread.sleep(10);
            say(client, "a");
        }
    }

    @Test
    void anAnswerOfAWebServerIsReadPieceByPiece() {
        var whole = "HTTP/1.1 200 OK\r\nX: y\r\nCONTENT-length: 5\r\n\r\nhello";
        for (int cut = 0; cut < whole.length(); cut++) {
            var answer = new HttpAnswer();
            assertEquals(Exchange.State.MORE, answer.read(StandardCharsets.UTF_8.encode(whole.substring(0, cut))));
            assertEquals(Exchange.State.RIGHT, answer.read(StandardCharsets.UTF_8.encode(whole.substring(cut))));
        }
        assertEquals(Exchange.State.RIGHT_AND_LAST, web("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0"));
        assertEquals(Exchange.State.REFUSED, web("HTTP/1.1 503 Busy\r\nContent-Length: 0"));
        assertEquals(Exchange.State.WRONG, web("HTTP/1.1 404 Not Found\r\nContent-Length: 0"));
        assertEquals(Exchange.State.WRONG, web("HTTP/1.1 200 OK\r\nContent-Length: -1"));
        assertEquals(Exchange.State.WRONG, web("HTTP/1.1 200 OK\r\nX: y"));
        assertEquals(Exchange.State.WRONG, web("6"));
        assertEquals(Exchange.State.WRONG, new HttpAnswer().read(StandardCharsets.UTF_8.encode("x".repeat(9_000))));
    }

    private static Exchange.State web(String head) {
        return new HttpAnswer().read(StandardCharsets.UTF_8.encode(head + "\r\n\r\n"));
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Load.closed(0, SHORT));
        assertThrows(IllegalArgumentException.class, () -> Load.closed(8, 4));
        assertThrows(IllegalArgumentException.class, () -> Load.open(0, SHORT));
        assertThrows(IllegalStateException.class, () -> Load.closed(1, SHORT).over(2));
        assertThrows(IllegalStateException.class, () -> Load.closed(1, SHORT).on(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Load.closed(1, SHORT).line("a", "a").within(Duration.ZERO));
    }
}
