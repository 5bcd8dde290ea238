package yourcores.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import yourcores.child.Kept;
import yourcores.photo.Photo;

/**
 * A web server on this machine only, on a free port, which hands out photos: real HTTP/1.1 over real sockets, with a
 * latency, a bandwidth and a limit that can be set while it runs, and with faults by address. Its counters tell what it
 * saw.
 *
 * <p>Besides photos it has {@code /v1/index.html} and {@code /v2/index.html}, the same list in two kinds of mark-up,
 * {@code /robots.txt}, and {@code /small}, a body of a few bytes.
 *
 * <p>Guarantee: it stays open from cell to cell until it is closed or the kernel ends; closing ends everything it
 * opened. Thread rule: safe for use by any thread.
 */
public final class PhotoServer implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final long TO_END_NANOS = 1_000_000_000;

    private final ServerSocket listening;
    private final List<Photo> photos;
    private final Desk desk;
    private final Traffic traffic = new Traffic();
    private final VisitTally tally = new VisitTally();
    private final Guests guests = new Guests();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread doorkeeper = Thread.ofVirtual().name("photo server").unstarted(this::listen);

    private PhotoServer(ServerSocket listening, List<Photo> photos) {
        this.listening = listening;
        this.photos = List.copyOf(photos);
        this.desk = new Desk(this.photos);
    }

    /**
     * Starts a server for these photos.
     *
     * @throws UncheckedIOException where no port can be opened on loopback
     */
    public static PhotoServer start(List<Photo> photos) {
        try {
            var listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            var server = new PhotoServer(listening, photos);
            Kept.keep(listening.getLocalPort());
            server.doorkeeper.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The photo server finds no free port on loopback: " + e.getMessage(), e);
        }
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                var connection = new Connection(socket, desk, traffic, tally);
                guests.come(socket, connection::serve).by(connections);
            } catch (IOException closedOrNoMoreFiles) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** Each request takes so long before its first byte. */
    public PhotoServer latency(Duration time) {
        return latency(time, time, 0);
    }

    /** Each address takes a time between these, drawn by the seed: the same address always the same time. */
    public PhotoServer latency(Duration least, Duration most, long seed) {
        traffic.latency(least, most, seed);
        return this;
    }

    /** All answers share one link of so many bytes a second; 0 for as fast as it goes. */
    public PhotoServer bandwidth(long bytesPerSecond) {
        traffic.bandwidth(bytesPerSecond);
        return this;
    }

    /** A client may ask so often in a period; beyond, it gets 429 with {@code Retry-After}. */
    public PhotoServer limit(int requests, Duration period) {
        traffic.limit(requests, period);
        return this;
    }

    public PhotoServer noLimit() {
        traffic.noLimit();
        return this;
    }

    /** Works on so many requests at once; others wait in line. */
    public PhotoServer atOnce(int requests) {
        traffic.atOnce(requests);
        return this;
    }

    /** Where it is: {@code http://127.0.0.1:40123/}. */
    public URI address() {
        return at("/");
    }

    /** The addresses of all photos. */
    public List<URI> photos() {
        return photos.stream().map(Desk::path).map(this::at).toList();
    }

    /** The address of a photo behind a fault. */
    public URI photo(int number, Fault fault) {
        return at(Desk.path(fault, photos.get(number)));
    }

    /** The addresses of all photos, every third one behind a fault until each fault has had its turn. */
    public List<URI> photosWithFaults() {
        var faults = Fault.values();
        return IntStream.range(0, photos.size())
                .mapToObj(number -> number % 3 == 0 && number / 3 < faults.length
                        ? photo(number, faults[number / 3])
                        : at(Desk.path(photos.get(number))))
                .toList();
    }

    /** Any address of this server. */
    public URI at(String path) {
        var host = listening.getInetAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listening.getLocalPort())
                .resolve(path);
    }

    public Counters counters() {
        return tally.counters();
    }

    /** Counters begin again, and what fails once will fail once more. */
    public void reset() {
        tally.reset();
        desk.reset();
    }

    /** Ends it, within a second, whatever its clients do. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Kept.release(listening.getLocalPort());
            connections.shutdownNow();
            guests.inside().forEach(Guests::hangUp);
        }
        long end = System.nanoTime() + TO_END_NANOS;
        try {
            doorkeeper.join(Duration.ofNanos(TO_END_NANOS)); // a port is free when nobody accepts on it any more
            connections.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
