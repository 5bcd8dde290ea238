package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import yourcores.figure.Curves;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.suite.Eventually;

class LoadTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Long enough for a machine that stands still for a while. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static TestServer.Talk slow(int millis) {
        return (in, client) -> {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                Thread.sleep(millis);
                TestServer.say(client, line);
            }
        };
    }

    @Test
    void aClosedLoadCountsAllAnswers() throws Exception {
        try (var server = TestServer.of(TestServer::echo)) {
            var report = Load.closed(8, SHORT)
                    .line("one", "one")
                    .line("two", "two")
                    .within(LONG)
                    .on(server.port());
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
        try (var server = TestServer.of(TestServer::echo)) {
            var report = Load.closed(2, SHORT).line("sum 1 2", "3").on(server.port());
            assertEquals(0, report.inTime());
            assertTrue(report.errors() > 0);
            assertTrue(report.trouble().contains("“sum 1 2” was answered by “sum 1 2”"), report.trouble());
        }
    }

    @Test
    void anAnswerThatIsTooLongIsWrong() throws Exception {
        try (var server = TestServer.of((in, client) -> TestServer.say(client, in.readLine() + "\nb"))) {
            var report = Load.closed(1, SHORT).line("a", "a").on(server.port());
            assertEquals(0, report.inTime());
            assertTrue(report.errors() > 0);
        }
    }

    @Test
    void bytesThatNobodyAskedForAreErrorsThoughAllAnswersWereRight() throws Exception {
        try (var server = TestServer.of((in, client) -> {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                TestServer.say(client, line);
                Thread.sleep(20);
                TestServer.say(client, line);
            }
        })) {
            var report = Load.open(5, Duration.ofMillis(500))
                    .line("a", "a")
                    .over(1)
                    .within(LONG)
                    .on(server.port());
            assertEquals(report.requests(), report.inTime());
            assertTrue(report.errors() > 0, report.toString());
            assertFalse(report.whole());
            assertEquals(
                    Verdict.Kind.DOES_NOT_HOLD,
                    ((Table) report.figure()).verdict().kind());
        }
    }

    @Test
    void oneClientAtATimeLeavesTheOthersWaiting() throws Exception {
        try (var server = new TestServer(Executors.newSingleThreadExecutor(), TestServer::echo)) {
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
        try (var server = TestServer.of(TestServer::echo)) {
            var report =
                    Load.open(500, SHORT).line("a", "a").over(4).within(LONG).on(server.port());
            assertEquals(100, report.requests());
            assertTrue(report.whole(), report.toString());
            assertEquals(4, server.accepted.get());
        }
    }

    @Test
    void whatWaitsToBeSentCountsFromWhenItWasDue() throws Exception {
        try (var server = TestServer.of(slow(50))) {
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
        try (var server = new TestServer(Executors.newSingleThreadExecutor(), TestServer::echo)) {
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
    void requestsAreDueEvenly() {
        var dues = new ArrayList<Long>();
        for (var next = new LoadSchedule(1_000, Duration.ofSeconds(1), 7); !next.over(); next.next()) {
            dues.add(next.due());
        }
        assertEquals(1_000, dues.size());
        assertEquals(7, dues.getFirst());
        assertEquals(1_000_007, dues.get(1));
        assertEquals(999_000_007, dues.getLast());
    }

    @Test
    void whoIsTurnedAwayInTheAgreedWordsIsNoTrouble() throws Exception {
        try (var server = TestServer.of((in, client) -> {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                TestServer.say(client, "busy");
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
        try (var server = TestServer.of(slow(30))) {
            var report = Load.open(50, SHORT)
                    .line("a", "a")
                    .within(Duration.ofMillis(10))
                    .over(10)
                    .on(server.port());
            assertEquals(10, report.requests());
            assertEquals(0, report.inTime());
            assertEquals(10, report.late() + report.unanswered() + report.unsent());
            assertEquals(report.requests(), report.latencies().count());
        }
    }

    @Test
    void whoIsTurnedAwayIsCountedAndComesBack() throws Exception {
        var seats = new Semaphore(1);
        try (var server = TestServer.of((in, client) -> {
            if (!seats.tryAcquire()) {
                TestServer.say(client, "busy");
                in.readLine();
                return;
            }
            try {
                TestServer.echo(in, client);
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
        try (var server = TestServer.of((in, client) -> {})) {
            var report = Load.open(100, SHORT).line("a", "a").over(10).on(server.port());
            assertEquals(20, report.refused(), report.toString());
        }
        var nobody = Load.closed(1, SHORT).line("a", "a").on(TestServer.nobody());
        assertTrue(nobody.refused() > 0);
        assertTrue(nobody.trouble().contains("Connection refused"), nobody.trouble());
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsAnError() throws Exception {
        try (var server = TestServer.of((in, client) -> TestServer.say(client, in.readLine()))) {
            var report = Load.closed(1, SHORT).line("a", "a").on(server.port());
            assertTrue(report.inTime() > 0);
            assertTrue(report.errors() > 0, report.toString());
        }
    }

    @Test
    void aServerThatSaysNothingEndsTheRunInTime() throws Exception {
        try (var server = TestServer.of((in, client) -> Thread.sleep(Duration.ofSeconds(60)))) {
            var report = assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> Load.open(200, SHORT).line("a", "a").within(SHORT).on(server.port()));
            assertEquals(0, report.inTime());
            assertEquals(40, report.unanswered() + report.unsent());
        }
    }

    @Test
    void aRunLeavesNoThreadAndNoConnection() throws Exception {
        try (var server = TestServer.of(TestServer::echo)) {
            Load.open(500, SHORT).line("a", "a").on(server.port());
            assertFalse(Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .collect(Collectors.toSet())
                    .contains("load alarm"));
            Eventually.holds(server.open::isEmpty);
        }
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        try (var server = TestServer.of(TestServer::echo)) {
            var load = Load.open(100, Duration.ofSeconds(20)).line("a", "a");
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> load.on(server.port()));
        }
    }

    @Test
    void aCrewCountsAnswersOverTheSameConnections() throws Exception {
        try (var server = TestServer.of(TestServer::echo);
                var crew = Load.closed(4, 100).line("a", "a").crew(new Target("echo", server.port()))) {
            assertEquals(100, crew.answered());
            assertEquals(100, crew.answered());
            assertEquals(4, server.accepted.get());
        }
    }

    @Test
    void aCrewServedOneAtATimeCountsToo() throws Exception {
        try (var server = new TestServer(Executors.newSingleThreadExecutor(), TestServer::echo);
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
        var said = new Semaphore(0);
        try (var server = TestServer.of((in, client) -> {
                    if (first.getAndIncrement() > 0) {
                        go.acquire();
                    }
                    for (var line = in.readLine(); line != null; line = in.readLine()) {
                        TestServer.say(client, line);
                        said.release();
                    }
                });
                var crew = Load.closed(3, 20).line("a", "a").crew(new Target("late", server.port()))) {
            assertEquals(20, crew.answered());
            go.release(2);
            assertTrue(said.tryAcquire(22, 30, TimeUnit.SECONDS));
            for (int run = 0; run < 5; run++) {
                assertEquals(20, crew.answered());
            }
        }
    }

    @Test
    void aCrewRefusesWrongAnswers() throws Exception {
        try (var server = TestServer.of(TestServer::echo);
                var crew = Load.closed(2, 10).line("a", "b").crew(new Target("echo", server.port()))) {
            var wrong = assertThrows(IllegalStateException.class, crew::answered);
            assertTrue(wrong.getMessage().contains("“a” was answered by “a”"), wrong.getMessage());
        }
    }

    @Test
    void serversAreCompared() throws Exception {
        try (var one = TestServer.of(TestServer::echo);
                var two = TestServer.of(slow(1))) {
            var rates = Load.closed(4, 40)
                    .line("a", "a")
                    .compare("echoes", new Target("fast", one.port()), new Target("slow", two.port()));
            assertEquals("requests", rates.what());
            assertEquals(2, rates.rows().size());
        }
    }

    @Test
    void runsStandSideBySide() throws Exception {
        try (var server = TestServer.of(TestServer::echo)) {
            var load = Load.closed(4, SHORT).line("a", "a").warmUp(Duration.ofMillis(50));
            var both = load.on(new Target("once", server.port())).beside(load.on(new Target("twice", server.port())));
            assertEquals(2, ((Curves) both.figure()).curves().size());
            assertEquals(2, both.table().rowCount());
            assertEquals(2, ((Table) both.counts().figure()).rows().size());
        }
    }

    @Test
    void aLoadGrows() throws Exception {
        try (var server = TestServer.of(TestServer::echo);
                var slow = new TestServer(Executors.newSingleThreadExecutor(), LoadTest::slowlyOnce)) {
            var sweep = Load.open(1, Duration.ofMillis(100))
                    .line("a", "a")
                    .within(Duration.ofMillis(30))
                    .sweep(
                            "growing",
                            List.of(50, 400),
                            new Target("quick", server.port()),
                            new Target("slow", slow.port()));
            assertEquals(2, sweep.servers().size());
            assertEquals(400, sweep.servers().get(1).steps().get(1).perSecond());
            int rounds = sweep.servers().getFirst().steps().getFirst().rounds().size();
            assertTrue(rounds > 0);
            assertEquals(4 * rounds, sweep.table().rowCount(), sweep.table().toString());
            assertEquals("growing", sweep.figure().title());
        }
    }

    @Test
    void aSweepThatTheMachineDisturbedTellsNothingAndKeepsItsRuns() {
        var tally = new LoadTally(LONG);
        tally.sent();
        tally.lagged(SHORT.toNanos());
        tally.right(0, 0, SHORT.toNanos());
        var disturbed = tally.report("slow", 1, 1, 1, 1);
        assertTrue(disturbed.disturbed());
        var server = LoadSweep.served("slow", List.of(1), new LoadReport[][] {{disturbed, disturbed}});
        var sweep = new LoadSweep("held up", List.of(server));
        assertEquals(
                Verdict.Kind.CANNOT_TELL, ((Curves) sweep.figure()).verdict().kind());
        assertEquals(2, sweep.table().rowCount());
    }

    private static void slowlyOnce(BufferedReader in, Socket client) throws IOException, InterruptedException {
        if (in.readLine() != null) {
            Thread.sleep(10);
            TestServer.say(client, "a");
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
                IllegalStateException.class,
                () -> Load.closed(1, SHORT).warmUp(SHORT).on(1));
        assertThrows(
                IllegalStateException.class,
                () -> Load.open(1, SHORT).sweep("nothing", List.of(1), new Target("a", 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Load.open(1, SHORT).line("a", "a").sweep("no load", List.of(1, 0), new Target("a", 1)));
        assertThrows(IllegalArgumentException.class, () -> Load.closed(1, SHORT).warmUp(Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> Load.closed(1, SHORT).warmUp(Duration.ofMillis(-1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Load.closed(1, SHORT).line("a", "a").within(Duration.ZERO));
    }
}
