package yourcores.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** One client of an {@link EchoCrowd}. What it has to tell may be asked for at any time. */
final class EchoVisitor {
    private static final int LONGEST_MESSAGE = 60;
    private static final int LONGEST_PIECE = 90;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int BUFFER = 4_096;
    private static final int LAST_LETTER = 0x2000;

    private final int port;
    private final byte[] text;
    private final SplittableRandom random;
    private final Socket socket = new Socket();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile String error = "not done in time";

    EchoVisitor(int port, int messages, SplittableRandom random) {
        this.port = port;
        this.random = random;
        text = text(messages);
    }

    long sent() {
        return sent.get();
    }

    long received() {
        return received.get();
    }

    /** What went wrong; empty where nothing did. */
    String error() {
        return error;
    }

    /**
     * Reads to the end, and writes meanwhile.
     *
     * @param crew writes
     */
    Void visit(Executor crew) {
        try (socket) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            crew.execute(this::write);
            error = read(socket.getInputStream());
        } catch (IOException failed) {
            error = failed + " after " + sent + " bytes sent and " + received + " received";
        }
        return null;
    }

    private void write() {
        try {
            var out = socket.getOutputStream();
            for (int at = 0; at < text.length; ) {
                int piece = Math.min(random.nextInt(1, LONGEST_PIECE + 1), text.length - at);
                out.write(text, at, piece);
                at += piece;
                sent.set(at);
            }
            socket.shutdownOutput();
        } catch (IOException gone) {
            // Who reads learns of it, too.
        }
    }

    private String read(InputStream in) throws IOException {
        var buffer = new byte[BUFFER];
        int at = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            for (int i = 0; i < count; i++, at++) {
                if (at >= text.length || buffer[i] != text[at]) {
                    return "byte " + at + " is not what was sent";
                }
            }
            received.set(at);
        }
        return at == text.length ? "" : "the end came after byte " + at + " of " + text.length;
    }

    /** Ends it, from any thread. */
    void hangUp() {
        Guests.hangUp(socket);
    }

    /** Lines of no letter to many, each letter of one to three bytes. */
    private byte[] text(int messages) {
        var lines = new StringBuilder();
        for (int message = 0; message < messages; message++) {
            int letters = random.nextInt(LONGEST_MESSAGE);
            for (int letter = 0; letter < letters; letter++) {
                lines.append((char) random.nextInt(' ', random.nextInt(8) == 0 ? LAST_LETTER : '~'));
            }
            lines.append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
