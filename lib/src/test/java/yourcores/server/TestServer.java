package yourcores.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that talks to its clients as a test says; what is open or runs ends with it. */
final class TestServer implements AutoCloseable {
    final ServerSocket listening = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
    final AtomicInteger accepted = new AtomicInteger();
    final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /** Talks to one client, line by line. */
    @FunctionalInterface
    interface Talk {
        void with(BufferedReader in, Socket client) throws IOException, InterruptedException;
    }

    /** @param threads run the talks */
    TestServer(ExecutorService threads, Talk talk) throws IOException {
        this.threads = threads;
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    var client = listening.accept();
                    accepted.incrementAndGet();
                    open.add(client);
                    threads.execute(() -> serve(client, talk));
                } catch (IOException | RejectedExecutionException closed) {
                    return;
                }
            }
        });
    }

    static TestServer of(Talk talk) throws IOException {
        return new TestServer(Executors.newVirtualThreadPerTaskExecutor(), talk);
    }

    private void serve(Socket client, Talk talk) {
        try (client) {
            client.setTcpNoDelay(true);
            talk.with(new BufferedReader(new InputStreamReader(client.getInputStream())), client);
        } catch (IOException gone) {
            // The next client is another one.
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** A port that nobody listens on. */
    static int nobody() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static void echo(BufferedReader in, Socket client) throws IOException {
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            say(client, line);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        listening.close();
        threads.shutdownNow();
        for (var client : open) {
            client.close();
        }
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new AssertionError("a client is still talked to");
        }
    }
}
