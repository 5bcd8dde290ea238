package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.exercise.Together;

/** Progress survives the kernel, and whatever else happens to its file. */
class SolvedTest {
    private static final List<String> CHAPTER = List.of("07a", "07b", "07c");

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void placeFile() {
        file = home.resolve("progress.txt");
    }

    @Test
    void progressOutlivesTheKernel() throws IOException {
        assertEquals(Optional.empty(), afterRestart().add("07a"));
        afterRestart().add("07b");
        afterRestart().add("07b");
        assertEquals("07a\n07b\n", Files.readString(file));
        assertEquals(2, afterRestart().count(CHAPTER));
        try (var files = Files.list(home)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aDamagedFileKeepsWhatCanBeRead() throws IOException {
        var noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        Files.write(file, noise);
        afterRestart().add("07a");
        assertEquals(1, afterRestart().count(CHAPTER));
        Files.writeString(file, "07a\n07"); // cut while it was written
        assertEquals(1, afterRestart().count(CHAPTER));
        afterRestart().add("07c");
        assertEquals(2, afterRestart().count(CHAPTER));
    }

    @Test
    void whereNothingCanBeWrittenProgressLastsAsLongAsTheKernel() throws IOException {
        Files.createDirectory(file);
        var sinceStart = new TreeSet<String>();
        var sentence = new Solved(file, sinceStart).add("07a");
        assertTrue(sentence.orElseThrow().contains("could not be written to " + file), sentence.get());
        assertEquals(1, new Solved(file, sinceStart).count(CHAPTER));
        assertEquals(0, afterRestart().count(CHAPTER));
    }

    @Test
    void kernelsAtOnceLoseNothing() throws Exception {
        var ids = IntStream.range(0, 200)
                .mapToObj(i -> "%02d%c".formatted(i / 4, (char) ('a' + i % 4)))
                .toList();
        Together.run(4, number -> {
            var kernel = new TreeSet<String>();
            for (int i = number; i < ids.size(); i += 4) {
                new Solved(file, kernel).add(ids.get(i));
            }
        });
        assertEquals(ids.size(), afterRestart().count(ids));
    }

    private Solved afterRestart() {
        return new Solved(file, new TreeSet<>());
    }
}
