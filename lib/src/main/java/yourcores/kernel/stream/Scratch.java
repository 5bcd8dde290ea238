package yourcores.kernel.stream;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import yourcores.home.Home;

/**
 * A folder for files of this kernel: {@code build/scratch/<process id>} in the checkout, else in the system's folder
 * for temporary files. What kernels that have ended left there is deleted at the next start.
 */
public final class Scratch {
    private final Path top;
    private final Path own;

    Scratch(Path home) {
        this.top = home.resolve("build", "scratch");
        this.own = top.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    public static Scratch here() {
        return new Scratch(Home.find());
    }

    public Path newFile(String prefix, String suffix) throws IOException {
        try {
            Files.createDirectories(own);
            return Files.createTempFile(own, prefix + "-", suffix);
        } catch (IOException readOnly) {
            return Files.createTempFile(prefix + "-", suffix);
        }
    }

    /** Deletes what ended kernels left. */
    public void clear() {
        if (!Files.isDirectory(top)) {
            return;
        }
        try (var folders = Files.list(top)) {
            folders.filter(Scratch::isOrphan).forEach(Scratch::delete);
        } catch (IOException unreadable) {
            // Left for the next start.
        }
    }

    private static boolean isOrphan(Path folder) {
        var name = folder.getFileName().toString();
        return name.matches("\\d{1,18}")
                && (ProcessHandle.of(Long.parseLong(name)).isEmpty()
                        || Long.parseLong(name) == ProcessHandle.current().pid());
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
