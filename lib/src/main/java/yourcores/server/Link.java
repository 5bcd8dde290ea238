package yourcores.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The two ends of one connection on this machine, both in your hand: to look at what one end sees of the other.
 *
 * <p>Guarantee: nobody else can connect to the port as soon as the two are connected; a read at either end waits {@value
 * #PATIENCE_MILLIS} ms at most, then throws a {@link SocketTimeoutException}; what is written goes out at once.
 *
 * <p>Thread rule: that of {@link Socket}.
 *
 * @param near the end that asked for the connection
 * @param far the end that was accepted
 */
public record Link(Socket near, Socket far) implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 500;
    private static final int READ_BYTES = 100;

    /**
     * Connects two sockets over loopback.
     *
     * @throws IOException where the system has no port or no socket left
     */
    public static Link open() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(PATIENCE_MILLIS);
            var near = new Socket(listening.getInetAddress(), listening.getLocalPort());
            try {
                return new Link(careful(near), careful(listening.accept()));
            } catch (IOException failed) {
                near.close();
                throw failed;
            }
        }
    }

    private static Socket careful(Socket end) throws IOException {
        end.setSoTimeout(PATIENCE_MILLIS);
        end.setTcpNoDelay(true);
        return end;
    }

    /** Writes a text at the near end, as one write of its bytes in UTF-8. */
    public void write(String text) throws IOException {
        near.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One read at the far end, of {@value #READ_BYTES} bytes at most.
     *
     * @return what it brought, as a text; "the end" where the near end has said that nothing more comes
     */
    public String read() throws IOException {
        var buffer = new byte[READ_BYTES];
        int count = far.getInputStream().read(buffer);
        return count < 0 ? "the end" : new String(buffer, 0, count, StandardCharsets.UTF_8);
    }

    /**
     * Waits until so many bytes lie ready at the far end.
     *
     * @throws SocketTimeoutException where they do not come in {@value #PATIENCE_MILLIS} ms
     */
    public void arrives(int bytes) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (far.getInputStream().available() < bytes) {
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException(bytes + " bytes did not arrive");
            }
            Thread.sleep(1);
        }
    }

    /** Closes both ends. */
    @Override
    public void close() throws IOException {
        try (near) {
            far.close();
        }
    }
}
