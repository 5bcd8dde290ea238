package yourcores.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The program of the {@link Manager}: a virtual thread for each connection, all over the same numbers and queues. */
final class ManagerMain {
    private static final int BACKLOG = 50;

    /** Characters of up to three bytes each fit into an answer. */
    private static final int LONGEST = 20_000;

    private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();
    private final Map<String, AcknowledgedQueue> queues = new ConcurrentHashMap<>();
    private final AtomicLong takers = new AtomicLong();
    private final String secret;

    private ManagerMain(String secret) {
        this.secret = secret;
    }

    public static void main(String[] args) throws IOException {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        var secret = HexFormat.of().formatHex(bytes);
        try (var door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            System.out.println(door.getLocalPort() + ":" + secret);
            new ManagerMain(secret).serve(door);
        }
    }

    private void serve(ServerSocket door) throws IOException {
        while (true) {
            var visitor = door.accept();
            Thread.ofVirtual().start(() -> answer(visitor));
        }
    }

    private void answer(Socket visitor) {
        long taker = takers.incrementAndGet();
        try (visitor) {
            visitor.setTcpNoDelay(true);
            var in = new DataInputStream(visitor.getInputStream());
            var out = visitor.getOutputStream();
            if (in.readUTF().equals(secret)) {
                while (true) {
                    ManagerReply.of(ManagerRequest.read(in), request -> handle(request, taker))
                            .write(out);
                }
            }
        } catch (IOException left) {
            // Whoever was there is gone.
        } finally {
            queues.values().forEach(queue -> queue.leave(taker));
        }
    }

    private ManagerReply handle(ManagerRequest request, long taker) throws InterruptedException {
        return switch (request.kind()) {
            case ADD ->
                ManagerReply.number(numbers.computeIfAbsent(request.name(), _ -> new AtomicLong())
                        .addAndGet(request.number()));
            case PUT -> {
                queue(request).put(request.text());
                yield ManagerReply.number(0);
            }
            case TAKE ->
                queue(request)
                        .take(taker, millis(request))
                        .map(ManagerReply::parcel)
                        .orElse(ManagerReply.NOTHING);
            case DONE -> {
                queue(request).done(taker, request.number());
                yield ManagerReply.number(0);
            }
            case REFUSE -> {
                queue(request).refuse(taker, request.number(), request.text());
                yield ManagerReply.number(0);
            }
            case JOIN -> ManagerReply.number(queue(request).join(millis(request)) ? 1 : 0);
            case REFUSED ->
                ManagerReply.text(shortened(String.join("\n", queue(request).refused())));
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private AcknowledgedQueue queue(ManagerRequest request) {
        return queues.computeIfAbsent(request.name(), _ -> new AcknowledgedQueue());
    }

    private static Duration millis(ManagerRequest request) {
        return Duration.ofMillis(request.number());
    }
}
