package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LineTestsTest {

    /** A server as the chapter builds it, in a few lines, and with an executor of choice. */
    private static final class Lines implements LineServer {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final Guests guests = new Guests();
        private final Thread host;

        Lines(Executor crew, UnaryOperator<String> answer) throws IOException {
            host = Thread.ofPlatform().start(() -> {
                while (!door.isClosed()) {
                    try {
                        var peer = door.accept();
                        crew.execute(guests.come(peer, () -> serve(peer, answer)));
                    } catch (IOException closed) {
                        Thread.onSpinWait();
                    }
                }
            });
        }

        private static void serve(Socket peer, UnaryOperator<String> answer) {
            try {
                var lines = new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var reply = line.length() > 1_000 ? "error" : answer.apply(line);
                    peer.getOutputStream().write((reply + "\n").getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException gone) {
                // its end alone
            }
        }

        @Override
        public int port() {
            return door.getLocalPort();
        }

        @Override
        public void close() throws Exception {
            door.close();
            guests.end(host);
        }
    }

    private static final LineServer.Opener THREADS = answer -> new Lines(it -> new Thread(it).start(), answer);
    private static final LineServer.Opener ONE = answer -> new Lines(Runnable::run, answer);

    private static LineTests tests() {
        return new LineTests("ping", "pong").beside("half a line", "pi");
    }

    private static String pong(String line) {
        return line.equals("ping") ? "pong" : "?";
    }

    @Test
    void aServerThatDoesItAllIsToldToAnswer() throws Exception {
        var tests = tests().on(Map.of("threads", THREADS), LineTestsTest::pong);
        for (var test : tests.table().columnNames().subList(1, 6)) {
            assertEquals(Optional.of("answered"), tests.said("threads", test));
        }
        assertTrue(tests.figure().alt().contains("5 of 5 tests"), tests.figure().alt());
    }

    @Test
    void whoServesOneAtATimeLetsWaitBesideASilentOne() throws Exception {
        var tests = tests().on(Map.of("one", ONE), LineTestsTest::pong);
        assertEquals(Optional.of("waits"), tests.said("one", "beside half a line"));
        assertEquals(Optional.of("answered"), tests.said("one", "two at once"));
        assertEquals(Optional.of("answered"), tests.said("one", "one vanished"));
    }

    @Test
    void aNapLastsUntilTheOneBesideItIsDone() throws Exception {
        var tests = new LineTests("ping", "pong").beside("a nap", "nap\n");
        tests.on(Map.of("one", ONE), line -> line.equals("nap") ? tests.nap() : pong(line));
        tests.on(Map.of("threads", THREADS), line -> line.equals("nap") ? tests.nap() : pong(line));
        assertEquals(Optional.of("waits"), tests.said("one", "beside a nap"));
        assertEquals(Optional.of("answered"), tests.said("threads", "beside a nap"));
        assertEquals("error: a nap", tests.nap());
    }

    @Test
    void aNapThatIsInterruptedEndsAndKeepsItNoted() {
        var tests = new LineTests("ping", "pong");
        Thread.currentThread().interrupt();
        assertEquals("error: a nap", tests.nap());
        assertTrue(Thread.interrupted());
    }

    @Test
    void aWrongAnswerIsTold() throws Exception {
        var tests = tests().on(Map.of("wrong", THREADS), line -> "pang");
        assertEquals(Optional.of("heard “pang”"), tests.said("wrong", "in pieces"));
        assertEquals(Optional.empty(), tests.said("wrong", "no such test"));
        assertEquals(Optional.empty(), tests.said("nobody", "in pieces"));
    }

    @Test
    void whereNobodyListensThatIsTold() throws Exception {
        int port;
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = door.getLocalPort();
        }
        var tests = new LineTests("ping", "pong").on(new Target("nobody", port));
        assertTrue(tests.said("nobody", "in pieces").orElseThrow().matches("(?i).*refused.*"));
    }

    @Test
    void togetherComeAllOrItFails() throws Exception {
        try (var server = THREADS.open(LineTestsTest::pong)) {
            assertEquals(20, LineTests.together(server.port(), 20, "ping", "pong"));
            assertThrows(IOException.class, () -> LineTests.together(server.port(), 2, "ping", "pang"));
            assertEquals("pong ?", LineTests.heard(server.port(), "pi", "ng\nx\n"));
        }
    }

    @Test
    void aVisitThatDoesNotTakePlaceIsHungUpOn() throws Exception {
        var kept = new CountDownLatch(1);
        Executor full = visit -> {
            ((Guests.Visit) visit).hangUp();
            kept.countDown();
        };
        try (var server = new Lines(full, LineTestsTest::pong)) {
            try (var me = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                assertEquals(-1, me.getInputStream().read());
            }
            kept.await();
        }
    }

    @Test
    void aLoadByAnOpenerEndsWithItsServer() throws Exception {
        var load = Load.closed(2, 100).line("ping", "pong");
        var report = THREADS.under(load, "threads", LineTestsTest::pong);
        assertTrue(report.whole(), report::toString);
        var both = LineServer.under("both", load, Map.of("threads", THREADS), LineTestsTest::pong);
        assertEquals(1, both.reports().size());
    }
}
