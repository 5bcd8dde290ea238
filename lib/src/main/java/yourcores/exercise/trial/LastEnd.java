package yourcores.exercise.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import yourcores.home.Home;

/**
 * Tells after a restart that a check ended the kernel: while an answer is checked, a file among the scratch files of
 * the course names the exercise. It stays where the process ends before the check does.
 *
 * <p>Thread rule: safe for use by any thread; a process checks one answer at a time.
 */
final class LastEnd {
    private static final Pattern NOTE = Pattern.compile("check-(\\w{1,8})-(\\d{1,18})");

    private final Path folder;

    LastEnd(Path folder) {
        this.folder = folder;
    }

    static LastEnd here() {
        return new LastEnd(Home.find().resolve("build").resolve("scratch"));
    }

    /** Remembered while it is open. */
    interface Check extends AutoCloseable {
        @Override
        void close();
    }

    /** This exercise is being checked from now on. */
    Check begin(String id) {
        var note = folder.resolve("check-" + id + "-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
            Files.writeString(note, "");
        } catch (IOException | SecurityException unwritable) {
            return () -> {};
        }
        return () -> delete(note);
    }

    /** What ended a kernel before this one, once: a sentence, where a check did. */
    Optional<String> told() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.toList().stream()
                    .map(LastEnd::take)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IOException | SecurityException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> take(Path file) {
        var note = NOTE.matcher(file.getFileName().toString());
        if (!note.matches() || isOfAnother(Long.parseLong(note.group(2)))) {
            return Optional.empty();
        }
        delete(file);
        return Optional.of("The last kernel ended while your answer to exercise " + note.group(1)
                + " was checked, and what you had defined is gone with it. Unless you restarted it yourself: something"
                + " in the answer ended it. Look for System.exit or Runtime.halt, also where it is called by another"
                + " class, and for memory without bound. Mend that, then run the cells of the chapter again.");
    }

    private static boolean isOfAnother(long process) {
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process).isPresent();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException | SecurityException stays) {
            // It is told of again.
        }
    }
}
