package yourcores.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LinkTest {

    @Test
    void whatIsWrittenAtTheNearEndIsReadAtTheFarEnd() throws Exception {
        try (var link = Link.open()) {
            link.write("grün");
            link.arrives(5);
            assertEquals("grün", link.read());
            link.far().getOutputStream().write('x');
            assertEquals('x', link.near().getInputStream().read());
        }
    }

    @Test
    void theEndIsSaid() throws Exception {
        try (var link = Link.open()) {
            link.near().shutdownOutput();
            assertEquals("the end", link.read());
        }
    }

    @Test
    void noReadWaitsForLong() throws Exception {
        try (var link = Link.open()) {
            assertThrows(SocketTimeoutException.class, link::read);
            assertThrows(SocketTimeoutException.class, () -> link.arrives(1));
            assertThrows(
                    SocketTimeoutException.class,
                    () -> link.near().getInputStream().read());
        }
    }

    @Test
    void thePortIsFreeWhileTheLinkIsOpen() throws Exception {
        try (var link = Link.open();
                var again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new java.net.InetSocketAddress(
                    link.far().getLocalAddress(), link.far().getLocalPort()));
            assertTrue(again.isBound());
        }
    }
}
