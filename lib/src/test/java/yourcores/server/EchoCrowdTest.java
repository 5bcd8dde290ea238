package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Verdict;

@Timeout(60)
class EchoCrowdTest {
    private final List<TestServer> servers = new ArrayList<>();

    private EchoCrowd crowdAt(int clients, int messages, TestServer.Talk talk) throws IOException {
        servers.add(TestServer.of(talk));
        return new EchoCrowd(servers.getLast().port(), clients, messages, 7);
    }

    @AfterEach
    void close() throws Exception {
        for (var server : servers) {
            server.close();
        }
    }

    private static void echo(BufferedReader lines, Socket peer) throws IOException {
        peer.getInputStream().transferTo(peer.getOutputStream());
    }

    @Test
    void anEchoIsWhole() throws Exception {
        var report = crowdAt(20, 50, EchoCrowdTest::echo).run(Duration.ofSeconds(20));
        assertTrue(report.whole(), report::toString);
        assertTrue(report.sent() > 20 * 50);
        assertEquals(report.sent(), report.received());
        assertEquals(Verdict.Kind.HOLDS, report.figure().verdict().kind());
    }

    @Test
    void theSameSeedSendsTheSame() throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        var crowd = crowdAt(2, 10, (_, peer) -> {
            var bytes = peer.getInputStream().readAllBytes();
            heard.add(new String(bytes, StandardCharsets.UTF_8));
            peer.getOutputStream().write(bytes);
        });
        var once = heardBy(crowd, heard);
        assertEquals(2, once.size());
        assertEquals(once, heardBy(crowd, heard));
        assertNotEquals(once, heardBy(new EchoCrowd(crowd.port(), 2, 10, crowd.seed() + 1), heard));
    }

    private static Set<String> heardBy(EchoCrowd crowd, Queue<String> heard) throws InterruptedException {
        heard.clear();
        var report = crowd.run(Duration.ofSeconds(20));
        assertTrue(report.whole(), report::toString);
        return Set.copyOf(heard);
    }

    @Test
    void oneWrongByteIsSeen() throws Exception {
        var report = crowdAt(3, 10, (_, peer) -> {
                    var bytes = peer.getInputStream().readAllBytes();
                    bytes[bytes.length / 2] ^= 1;
                    peer.getOutputStream().write(bytes);
                })
                .run(Duration.ofSeconds(20));
        assertFalse(report.whole());
        assertEquals(3, report.errors().size());
        assertTrue(report.errors().getFirst().matches("client 1: byte \\d+ is not what was sent"), report::toString);
    }

    @Test
    void aMissingByteIsSeen() throws Exception {
        var report = crowdAt(1, 10, (_, peer) -> {
                    var bytes = peer.getInputStream().readAllBytes();
                    peer.getOutputStream().write(bytes, 0, bytes.length - 1);
                })
                .run(Duration.ofSeconds(20));
        assertTrue(report.errors().getFirst().contains("the end came after byte"), report::toString);
    }

    @Test
    void whoIsNotServedInTimeIsNamed() throws Exception {
        var report = crowdAt(
                        2, 10, (_, peer) -> peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()))
                .run(Duration.ofSeconds(20));
        assertEquals(2, report.errors().size(), report::toString); // the end comes after no byte
        var refused = new EchoCrowd(TestServer.nobody(), 2, 1, 7).run(Duration.ofSeconds(5));
        assertEquals(2, refused.errors().size(), refused::toString);
        assertEquals(0, refused.sent());
    }

    @Test
    void aSilentServerDoesNotHoldItUp() throws Exception {
        var report = crowdAt(2, 10, (_, peer) -> {
                    Thread.sleep(20_000);
                })
                .run(Duration.ofMillis(300));
        assertEquals(2, report.errors().size());
        assertTrue(report.time().toMillis() < 10_000);
    }

    @Test
    void aCrowdHasAClient() {
        assertThrows(IllegalArgumentException.class, () -> new EchoCrowd(1, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new EchoCrowd(1, 1, 0, 0));
    }
}
