package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import yourcores.child.Kept;

class OpenServerTest {
    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                listening.accept().close();
            } catch (IOException closed) {
                // Then it ends.
            }
        }
    }

    @Test
    void itIsKeptUntilItIsClosed() throws Exception {
        var listening = listening();
        var open = OpenServer.start("test", listening.getLocalPort(), () -> accept(listening), listening);
        assertTrue(open.runs());
        assertTrue(Kept.isKept(open.port()));
        assertEquals(open.port(), open.page().port());
        open.close();
        assertFalse(open.runs());
        assertTrue(listening.isClosed());
        assertFalse(Kept.isKept(open.port()));
    }

    @Test
    void theNextOneOfTheNameTakesItsPlace() throws Exception {
        var first = listening();
        var second = listening();
        var before = OpenServer.start("twice", first.getLocalPort(), () -> accept(first), first);
        try (var after = OpenServer.start("twice", second.getLocalPort(), () -> accept(second), second)) {
            assertFalse(before.runs());
            assertTrue(after.runs());
        }
    }

    @Test
    void oneThatDoesNotEndIsNamed() throws Exception {
        var stop = new java.util.concurrent.atomic.AtomicBoolean();
        var open = OpenServer.start(
                "stubborn",
                1,
                () -> {
                    while (!stop.get()) {
                        Thread.yield();
                    }
                },
                () -> {});
        var stuck = assertThrows(IllegalStateException.class, open::close);
        assertTrue(stuck.getMessage().contains("stubborn"));
        stop.set(true);
        open.close();
    }
}
