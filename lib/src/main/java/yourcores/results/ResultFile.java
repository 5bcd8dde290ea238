package yourcores.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The file that all kernels append to. Appending is atomic between threads and between virtual machines; a line that a
 * killed kernel left torn is closed before the next one.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ResultFile<R> {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int NAMED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long BETWEEN_TRIES_MILLIS = 10;

    private final Path path;
    private final String header;
    private final Function<String, R> parse;

    /** What could be read, and one sentence that names what could not. */
    record Content<R>(List<R> rows, Optional<String> damage) {}

    /** @param parse reads a line; throws IllegalArgumentException with what is wrong as a clause */
    ResultFile(Path path, List<String> columns, Function<String, R> parse) {
        this.path = path;
        this.header = Csv.line(columns);
        this.parse = parse;
    }

    Path path() {
        return path;
    }

    /** @throws IOException if it cannot be written, or another program holds its lock for two seconds */
    void append(List<String> rows) throws IOException {
        String lines = rows.stream().map(row -> row + "\n").collect(Collectors.joining());
        Files.createDirectories(path.getParent());
        synchronized (ONE_AT_A_TIME) {
            try (var channel = FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var _ = lock(channel)) {
                long size = channel.size();
                String before = size == 0 ? header + "\n" : endsInLine(channel, size) ? "" : "\n";
                var bytes = ByteBuffer.wrap((before + lines).getBytes(StandardCharsets.UTF_8));
                channel.position(size);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    /** A kernel that was stopped while it wrote, or a file system that lost sight of one, may hold the lock for ever. */
    private FileLock lock(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            try {
                var lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new ClosedByInterruptException();
            }
        }
        throw new FileSystemException(path.toString(), null, path.getFileName() + " is locked by another program");
    }

    Content<R> read() throws IOException {
        return Files.exists(path) ? read(Files.readAllBytes(path)) : new Content<>(List.of(), Optional.empty());
    }

    Content<R> read(byte[] bytes) {
        var rows = new ArrayList<R>();
        var damaged = new ArrayList<Integer>();
        String reason = "";
        var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip().replace(BYTE_ORDER_MARK, "");
            if (line.isEmpty() || line.equals(header)) {
                continue;
            }
            try {
                rows.add(parse.apply(line));
            } catch (IllegalArgumentException e) {
                reason = damaged.isEmpty() ? e.getMessage() : reason;
                damaged.add(i + 1);
            }
        }
        return new Content<>(List.copyOf(rows), damage(damaged, reason));
    }

    private Optional<String> damage(List<Integer> lines, String reason) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String others = lines.stream().skip(1).limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        int more = lines.size() - 1 - NAMED;
        String rest = others.isEmpty()
                ? ""
                : "; so " + (lines.size() == 2 ? "is line " : "are lines ") + others
                        + (more > 0 ? " and " + more + " more" : "");
        return Optional.of(path.getFileName() + ": line " + lines.getFirst() + " is left out, " + reason + rest
                + ". The file keeps it.");
    }

    private static boolean endsInLine(FileChannel channel, long size) throws IOException {
        var last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        return last.get(0) == '\n';
    }
}
