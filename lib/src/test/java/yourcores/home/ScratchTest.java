package yourcores.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    /** No process has this id. */
    private static final String GONE = "999999999999999999";

    private static final long OWN = ProcessHandle.current().pid();

    @TempDir
    private Path home;

    @TempDir
    private Path temporary;

    @Test
    void itIsInTheCourse() throws IOException {
        var folder = new Scratch(home, temporary).folder();
        assertEquals(home.resolve("build", "scratch", Long.toString(OWN)), folder);
        assertTrue(Files.isDirectory(folder));
    }

    @Test
    void whereTheCourseCannotBeWrittenItIsElsewhereAndStaysThere() throws IOException {
        Files.writeString(home.resolve("build"), "no folder");
        var scratch = new Scratch(home, temporary);
        var folder = scratch.folder();
        assertEquals(temporary, folder.getParent());
        assertEquals(folder, scratch.folder());
        assertEquals(folder, scratch.outside());
    }

    @Test
    void whatEndedProcessesLeftIsDeletedInBothPlaces() throws IOException {
        var alive = ProcessHandle.current().parent().orElseThrow().pid();
        var orphans = new Path[] {
            left("build/scratch/" + GONE, home),
            left("build/scratch/" + OWN, home),
            left("yourcores-" + GONE + "-1234", temporary),
            left("2026_01_31_23_59_59_" + GONE, temporary)
        };
        var others = new Path[] {
            left("build/scratch/" + alive, home),
            left("build/scratch/notes", home),
            left("yourcores-" + alive + "-1234", temporary),
            left("2026_01_31_23_59_59_" + alive, temporary),
            left("2026_01_31_23_59_59_" + OWN, temporary),
            left("2026_01_31_23_59_59_8" + GONE, temporary),
            left("notes_" + GONE, temporary),
            left(GONE, temporary)
        };
        new Scratch(home, temporary).clear();
        for (var orphan : orphans) {
            assertFalse(Files.exists(orphan), orphan::toString);
        }
        for (var other : others) {
            assertTrue(Files.exists(other.resolve("programs", "file")), other::toString);
        }
    }

    private static Path left(String name, Path top) throws IOException {
        var folder = top.resolve(name);
        Files.createDirectories(folder.resolve("programs"));
        Files.writeString(folder.resolve("programs", "file"), "left");
        return folder;
    }
}
