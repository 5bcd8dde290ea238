package yourcores.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

    private final Path path;
    private final String header;
    private final Function<String, R> parse;

    /** What could be read, and one sentence for each line that could not. */
    record Content<R>(List<R> rows, List<String> damage) {}

    /** @param parse reads a line; throws IllegalArgumentException with what is wrong as a clause */
    ResultFile(Path path, List<String> columns, Function<String, R> parse) {
        this.path = path;
        this.header = Csv.line(columns);
        this.parse = parse;
    }

    Path path() {
        return path;
    }

    void append(List<String> rows) throws IOException {
        String lines = rows.stream().map(row -> row + "\n").collect(Collectors.joining());
        Files.createDirectories(path.getParent());
        synchronized (ONE_AT_A_TIME) {
            try (var channel = FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
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

    Content<R> read() throws IOException {
        var rows = new ArrayList<R>();
        var damage = new ArrayList<String>();
        if (!Files.exists(path)) {
            return new Content<>(List.of(), List.of());
        }
        var lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            if (line.isEmpty() || line.equals(header)) {
                continue;
            }
            try {
                rows.add(parse.apply(line));
            } catch (IllegalArgumentException e) {
                damage.add(path.getFileName() + ": line " + (i + 1) + " is left out, " + e.getMessage() + ".");
            }
        }
        return new Content<>(List.copyOf(rows), List.copyOf(damage));
    }

    private static boolean endsInLine(FileChannel channel, long size) throws IOException {
        var last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        return last.get(0) == '\n';
    }
}
