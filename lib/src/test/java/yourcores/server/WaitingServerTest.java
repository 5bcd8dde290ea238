package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.child.Kept;
import yourcores.suite.Eventually;

@Timeout(60)
class WaitingServerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static int ask(InetSocketAddress server, int word) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(server, 5_000);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(word);
            int answer = socket.getInputStream().read();
            assertEquals(-1, socket.getInputStream().read(), "it hangs up");
            return answer;
        }
    }

    @Test
    void answersEachWithItsOwnByteAfterTheWait() throws IOException {
        try (var server = WaitingServer.start(Duration.ofMillis(30))) {
            long start = System.nanoTime();
            assertEquals('?', ask(server.address(), '?'));
            assertTrue(System.nanoTime() - start >= 30_000_000);
            assertEquals('a', ask(server.address(), 'a'));
            assertEquals(0, server.inFlight());
            assertEquals(1, server.mostInFlight());
        }
    }

    @Test
    void hundredsWaitAtTheSameTime() throws Exception {
        try (var server = WaitingServer.start(Duration.ofSeconds(3));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (int n = 0; n < 300; n++) {
                int word = n % 100;
                answers.add(threads.submit(() -> ask(server.address(), word)));
            }
            assertTrue(server.reaches(300, LONG), "so many met at most: " + server.mostInFlight());
            assertTrue(server.mostInFlight() >= 300);
            for (int n = 0; n < 300; n++) {
                assertEquals(n % 100, answers.get(n).get());
            }
            assertEquals(0, server.inFlight());
            assertFalse(server.reaches(1, Duration.ofMillis(1)));
        }
    }

    @Test
    void whoLeavesHarmsNobody() throws Exception {
        try (var server = WaitingServer.start(Duration.ofMillis(200))) {
            try (var silent = new Socket()) {
                silent.connect(server.address(), 5_000);
            }
            try (var rude = new Socket()) {
                rude.connect(server.address(), 5_000);
                rude.setSoLinger(true, 0);
                rude.getOutputStream().write('x');
                assertTrue(server.reaches(1, LONG));
            }
            assertEquals('b', ask(server.address(), 'b'));
            Eventually.holds(() -> server.inFlight() == 0);
        }
    }

    @Test
    void anInterruptOfWhoClosesLeavesNobodyConnected() throws Exception {
        var server = WaitingServer.start(LONG);
        try (var waits = new Socket()) {
            waits.connect(server.address(), 5_000);
            waits.setSoTimeout(15_000);
            waits.getOutputStream().write('x');
            assertTrue(server.reaches(1, LONG));
            Thread.currentThread().interrupt();
            server.close();
            assertTrue(Thread.interrupted());
            assertEquals(-1, waits.getInputStream().read());
        }
    }

    @Test
    void closingHangsUpAndFreesThePort() throws Exception {
        var server = WaitingServer.start(LONG);
        var address = server.address();
        assertTrue(Kept.isKept(address.getPort()));
        try (var waits = new Socket()) {
            waits.connect(address, 5_000);
            waits.setSoTimeout(20_000);
            waits.getOutputStream().write('x');
            assertTrue(server.reaches(1, LONG));
            server.close();
            assertEquals(-1, waits.getInputStream().read());
        }
        assertFalse(Kept.isKept(address.getPort()));
        assertThrows(ConnectException.class, () -> ask(address, 'x'));
        try (var again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(address);
        }
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("waiting server"))
                        .toList());
    }
}
