package yourcores.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One client's connection: request after request, by one virtual thread. */
final class Connection {
    private static final int IDLE_MILLIS = 30_000;
    private static final int REST_MILLIS = 200;
    private static final int MOST_REST = 1 << 17;
    private static final int CHUNK = 16_384;
    private static final int ENDLESS_CHUNK = 4_096;
    private static final int ENDLESS_CHUNKS = 1 << 14;
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final long FINE_NANOS = 3_000_000;

    private final Socket socket;
    private final Desk desk;
    private final Traffic traffic;
    private final VisitTally tally;
    private final HttpParser parser = new HttpParser();
    private InputStream in;
    private OutputStream out;

    Connection(Socket socket, Desk desk, Traffic traffic, VisitTally tally) {
        this.socket = socket;
        this.desk = desk;
        this.traffic = traffic;
        this.tally = tally;
    }

    /** Serves until the client leaves or the server is closed. */
    void serve() {
        tally.connected();
        try (socket) {
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = new BufferedOutputStream(socket.getOutputStream(), CHUNK);
            converse();
        } catch (IOException clientGone) {
            // The next connection is another one's.
        } catch (InterruptedException serverCloses) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse() throws IOException, InterruptedException {
        try {
            boolean open = true;
            while (open) {
                socket.setSoTimeout(IDLE_MILLIS);
                var request = next();
                open = request != null && (request.refused() ? refuse(request) : answer(request));
            }
        } catch (EOFException inTheMiddle) {
            // The client has changed its mind.
        }
    }

    /** The next request; {@code null} where the client has said goodbye. */
    private WebRequest next() throws IOException {
        var one = new byte[1];
        for (int next = in.read(); next >= 0; next = in.read()) {
            one[0] = (byte) next;
            if (parser.next(ByteBuffer.wrap(one)) instanceof WebRequest request) {
                return request;
            }
        }
        if (!parser.between()) {
            throw new EOFException("in the middle of a request");
        }
        return null;
    }

    private boolean refuse(WebRequest request) throws IOException {
        out.write(WebReply.refusing(request).bytes(request));
        out.flush();
        socket.shutdownOutput();
        readRest();
        return false;
    }

    /** A connection that is closed on unread bytes is reset, and the client may lose the answer. */
    private void readRest() throws IOException {
        socket.setSoTimeout(REST_MILLIS);
        in.readNBytes(MOST_REST);
    }

    /** Whether the connection may go on. */
    private boolean answer(WebRequest request) throws IOException, InterruptedException {
        var visit = tally.begin(request.client());
        try {
            var refusal = traffic.refusal(request.client());
            if (!refusal.isZero()) {
                tally.refused();
                var reply = WebReply.text("429 Too Many Requests", "").with("Retry-After", seconds(refusal));
                return send(reply, request, visit);
            }
            if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
                return send(WebReply.notAllowed(), request, visit);
            }
            return work(request, visit);
        } catch (IOException clientGone) {
            visit.abandon();
            throw clientGone;
        } finally {
            visit.end();
        }
    }

    /** In whole seconds, and never too short. */
    static long seconds(Duration wait) {
        return Math.ceilDiv(wait.toNanos(), 1_000_000_000);
    }

    private boolean work(WebRequest request, VisitTally.Visit visit) throws IOException, InterruptedException {
        var places = traffic.places();
        places.acquire();
        try {
            var fault = Desk.fault(request.path());
            pause(fault == Fault.SLOW ? SLOW : traffic.latencyOf(request.path()), visit);
            var reply = reply(request);
            if (!reply.type().equals("image/jpeg") || fault == null) {
                return send(reply, request, visit);
            }
            return switch (fault) {
                case RESET -> reset(visit);
                case TRUNCATED -> truncate(reply, visit);
                case ENDLESS -> goOn();
                case MISSING, FAILS_ONCE, SLOW, MOVED -> send(reply, request, visit);
            };
        } finally {
            places.release();
        }
    }

    private WebReply reply(WebRequest request) {
        try {
            return desk.reply(request.path());
        } catch (IOException unreadable) {
            return WebReply.text(
                    "500 Internal Server Error", "The photo cannot be read: " + unreadable.getMessage() + "\n");
        }
    }

    /** Waits as long as the work takes, to the end even where the client leaves; then tells that it has left. */
    private void pause(Duration time, VisitTally.Visit visit) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        boolean here = true;
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (!here || left < FINE_NANOS || in.available() > 0) {
                Thread.sleep(Duration.ofNanos(left));
            } else if (!staysFor((int) ((left - FINE_NANOS / 2) / 1_000_000))) {
                here = false;
                visit.abandon();
            }
        }
        if (!here) {
            throw new IOException("the client has left");
        }
    }

    /** Whether the client is still there after this time, or has sent its next request. */
    private boolean staysFor(int millis) throws InterruptedException {
        try {
            socket.setSoTimeout(Math.max(1, millis));
            in.mark(1);
            if (in.read() < 0) {
                return false;
            }
            in.reset();
            return true;
        } catch (SocketTimeoutException stillThere) {
            return true;
        } catch (IOException reset) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the server closes");
            }
            return false;
        }
    }

    private boolean send(WebReply reply, WebRequest request, VisitTally.Visit visit)
            throws IOException, InterruptedException {
        out.write(reply.head(request.keepAlive()));
        var body = request.method().equals("HEAD") ? new byte[0] : reply.body();
        int last = Math.max(0, body.length - CHUNK / 2);
        write(body, 0, last);
        Thread.sleep(traffic.send(body.length - last));
        visit.end();
        out.write(body, last, body.length - last);
        out.flush();
        tally.sent(body.length - last);
        return request.keepAlive();
    }

    private void write(byte[] body, int from, int to) throws IOException, InterruptedException {
        for (int at = from; at < to; at += CHUNK) {
            int count = Math.min(CHUNK, to - at);
            Thread.sleep(traffic.send(count));
            out.write(body, at, count);
            out.flush();
            tally.sent(count);
        }
    }

    private boolean reset(VisitTally.Visit visit) throws IOException {
        visit.end();
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    private boolean truncate(WebReply reply, VisitTally.Visit visit) throws IOException, InterruptedException {
        out.write(reply.head(false));
        write(reply.body(), 0, reply.body().length / 2);
        visit.end();
        out.flush();
        return false;
    }

    private boolean goOn() throws IOException, InterruptedException {
        out.write(WebReply.ascii("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var chunk = new byte[ENDLESS_CHUNK];
        for (int i = 0; i < ENDLESS_CHUNKS; i++) {
            out.write(WebReply.ascii(Integer.toHexString(ENDLESS_CHUNK) + "\r\n"));
            out.write(chunk);
            out.write(WebReply.ascii("\r\n"));
            out.flush();
            tally.sent(chunk.length);
            Thread.sleep(Math.max(1, traffic.send(chunk.length).toMillis()));
        }
        return false;
    }
}
