package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel that a check has ended is explained by the next one. */
class LastEndTest {
    @TempDir
    Path folder;

    @Test
    void aCheckThatEndsLeavesNothing() throws IOException {
        var ends = new LastEnd(folder.resolve("new"));
        try (var _ = ends.begin("02a")) {
            assertTrue(Files.isDirectory(folder.resolve("new")));
        }
        assertTrue(ends.told().isEmpty());
        try (var files = Files.list(folder.resolve("new"))) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aCheckThatEndedTheKernelIsToldOnce() throws IOException {
        Files.writeString(folder.resolve("check-02a-999999999"), "");
        var ends = new LastEnd(folder);
        assertTrue(ends.told().orElseThrow().contains("your answer to exercise 02a was checked"));
        assertTrue(ends.told().isEmpty());
    }

    @Test
    void theCheckOfAnotherKernelIsItsOwnMatter() throws IOException {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        var note = Files.writeString(folder.resolve("check-02a-" + parent), "");
        assertTrue(new LastEnd(folder).told().isEmpty());
        assertTrue(Files.exists(note));
    }

    @Test
    void whereNothingCanBeWrittenNothingIsTold() throws IOException {
        var file = Files.writeString(folder.resolve("a file"), "");
        var ends = new LastEnd(file);
        ends.begin("02a").close();
        assertFalse(ends.told().isPresent());
    }
}
