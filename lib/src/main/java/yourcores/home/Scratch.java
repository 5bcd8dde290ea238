package yourcores.home;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder for files of this process that nobody needs after it: {@code build/scratch/<process id>} of the course; where
 * that cannot be, {@code yourcores-<process id>-<number>} in the system's folder for temporary files. What processes that
 * have ended left in both is deleted when the next kernel starts, and with it what Java's flight recorder left of them.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Scratch {
    private static final Scratch HERE = new Scratch(Home.find(), Path.of(System.getProperty("java.io.tmpdir")));
    private static final long OWN = ProcessHandle.current().pid();
    private static final String PREFIX = "yourcores-";
    private static final Pattern IN_COURSE = Pattern.compile("(\\d{1,18})");
    private static final Pattern IN_SYSTEM = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+");
    private static final String RECORDINGS =
            "\\d{4}(_\\d\\d){5}_"; // a moment and a process, as JDK 25 calls the folder

    private final Path inCourse;
    private final Path inSystem;
    private Path outside;

    Scratch(Path home, Path temporary) {
        this.inCourse = home.resolve("build", "scratch");
        this.inSystem = temporary;
    }

    public static Scratch here() {
        return HERE;
    }

    /**
     * The folder, which is there.
     *
     * @throws IOException where there is room for it nowhere
     */
    public Path folder() throws IOException {
        try {
            return Files.createDirectories(inCourse.resolve(Long.toString(OWN)));
        } catch (IOException readOnly) {
            return outside();
        }
    }

    /** The one among the system's temporary files, for what the course's folder cannot hold. */
    public synchronized Path outside() throws IOException {
        if (outside == null || !Files.isDirectory(outside)) {
            outside = Files.createTempDirectory(inSystem, PREFIX + OWN + "-");
        }
        return outside;
    }

    /** Deletes what processes that have ended left, also one before this with the same id. Call it before all else. */
    public void clear() {
        clear(inCourse, IN_COURSE);
        clear(inSystem, IN_SYSTEM);
    }

    private void clear(Path top, Pattern ofProcess) {
        for (var folder : foldersIn(top)) {
            var name = ofProcess.matcher(folder.getFileName().toString());
            if (name.matches()) {
                clear(folder, Long.parseLong(name.group(1)));
            }
        }
    }

    private void clear(Path folder, long process) {
        boolean ended = ProcessHandle.of(process).isEmpty();
        if (ended || process == OWN) {
            delete(folder);
        }
        if (ended) {
            recordings(process).forEach(Scratch::delete);
        }
    }

    private List<Path> recordings(long process) {
        var name = Pattern.compile(RECORDINGS + process).asMatchPredicate();
        return foldersIn(inSystem).stream()
                .filter(folder -> name.test(folder.getFileName().toString()))
                .toList();
    }

    private static List<Path> foldersIn(Path top) {
        try (var folders = Files.list(top)) {
            return folders.filter(Files::isDirectory).toList();
        } catch (IOException missing) {
            return List.of();
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException inUse) {
            // Left for the next start.
        }
    }
}
