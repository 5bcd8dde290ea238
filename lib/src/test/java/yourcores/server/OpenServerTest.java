package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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
        var stop = new AtomicBoolean();
        var open = OpenServer.start("stubborn", 1, () -> spinUntil(stop), () -> {});
        var stuck = assertThrows(IllegalStateException.class, open::close);
        assertTrue(stuck.getMessage().contains("stubborn"));
        stop.set(true);
        open.close();
    }

    @Test
    void whoCannotTakeThePlaceIsClosed() throws Exception {
        var stop = new AtomicBoolean();
        var stubborn = OpenServer.start("place", 1, () -> spinUntil(stop), () -> {});
        var next = listening();
        try {
            assertThrows(
                    IllegalStateException.class,
                    () -> OpenServer.start("place", next.getLocalPort(), () -> accept(next), next));
            assertTrue(next.isClosed());
            assertFalse(Kept.isKept(next.getLocalPort()));
        } finally {
            stop.set(true);
            stubborn.close();
        }
    }

    @Test
    void closingOnceMoreTakesNoPortFromWhoHasItNow() throws Exception {
        var first = listening();
        int port = first.getLocalPort();
        var before = OpenServer.start("port", port, () -> accept(first), first);
        before.close();
        var closed = new AtomicInteger();
        try (var after = OpenServer.start("port", port, () -> {}, closed::incrementAndGet)) {
            before.close();
            assertTrue(Kept.isKept(port));
            after.close();
        }
        assertEquals(1, closed.get());
    }

    @Test
    void ofTwoThatStartAtOnceOneStays() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50; round++) {
                var open = new AtomicInteger();
                var starts = List.<Callable<OpenServer>>of(() -> counted(open), () -> counted(open));
                var started = threads.invokeAll(starts);
                assertEquals(1, open.get());
                for (var each : started) {
                    each.get().close();
                }
                assertEquals(0, open.get());
            }
        }
    }

    private static OpenServer counted(AtomicInteger open) throws InterruptedException {
        open.incrementAndGet();
        return OpenServer.start("both", 1, () -> {}, open::decrementAndGet);
    }

    private static void spinUntil(AtomicBoolean stop) {
        while (!stop.get()) {
            Thread.yield();
        }
    }
}
