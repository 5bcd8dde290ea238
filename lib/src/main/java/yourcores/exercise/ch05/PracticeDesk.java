package yourcores.exercise.ch05;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import yourcores.photo.Photo;
import yourcores.server.PhotoServer;

/**
 * A photo server for one check, with photos of a few bytes that no other check has, and the way to it: a connection for
 * each request, so that the server counts what the answer asked for and nothing else.
 *
 * <p>Thread rule: set up by one thread, safe for use by any.
 */
final class PracticeDesk implements Web, AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int PHOTO_BYTES = 64;

    private final Path folder;
    private final List<Photo> photos;
    private final PhotoServer server;

    private PracticeDesk(Path folder, List<Photo> photos) throws IOException {
        this.folder = folder;
        this.photos = photos;
        server = PhotoServer.start(photos);
    }

    static PracticeDesk with(int photos) throws IOException {
        var folder = Files.createTempDirectory("practice-desk");
        try {
            var all = new ArrayList<Photo>();
            for (int i = 0; i < photos; i++) {
                all.add(photo(folder.resolve("photo-" + i + ".jpg")));
            }
            return new PracticeDesk(folder, all);
        } catch (IOException | RuntimeException failure) {
            delete(folder);
            throw failure;
        }
    }

    private static Photo photo(Path file) throws IOException {
        var bytes = new byte[PHOTO_BYTES];
        RandomGenerator.getDefault().nextBytes(bytes);
        return new Photo(file.getFileName().toString(), Files.write(file, bytes));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    PhotoServer server() {
        return server;
    }

    byte[] bytes(int photo) throws IOException {
        return photos.get(photo).bytes();
    }

    @Override
    public Answer get(URI photo) throws IOException, InterruptedException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(ascii("GET " + photo.getRawPath()
                            + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: exercise\r\nConnection: close\r\n\r\n"));
            return read(socket.getInputStream());
        } catch (SocketException broken) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while it waited for " + photo);
            }
            throw broken;
        }
    }

    private static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        int length = 0;
        Optional<Duration> retryAfter = Optional.empty();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("Content-Length:")) {
                length = Integer.parseInt(value);
            } else if (line.startsWith("Retry-After:")) {
                retryAfter = Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the body ended after " + body.length + " of " + length + " bytes");
        }
        return new Answer(status, body, retryAfter);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended before the answer");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.compareTo(LONGEST_PAUSE) < 0 ? time : LONGEST_PAUSE);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            delete(folder);
        }
    }
}
