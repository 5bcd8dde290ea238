package yourcores.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import yourcores.home.Home;
import yourcores.home.Scratch;

/**
 * The folder for the files of child programs, among the {@link Scratch} files of this process. A file is named by its
 * content, so the same program is written once.
 */
final class Programs {
    private static Path folder;

    private Programs() {}

    static synchronized Path folder() {
        if (folder == null || !Files.isDirectory(folder)) {
            folder = made();
        }
        return folder;
    }

    private static Path made() {
        try {
            return Files.createDirectories(Scratch.here().folder().resolve("programs"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "There is no room for a child program, neither in " + Home.find()
                            + " nor in the folder for temporary files: free some, or restart",
                    e);
        }
    }

    /** A file with this text; written anew where somebody changed its length. */
    static Path file(String text, String suffix) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var file = folder().resolve(hash(text) + suffix);
        try {
            if (!Files.exists(file) || Files.size(file) != bytes.length) {
                var draft = Files.createTempFile(folder(), "draft", suffix);
                Files.write(draft, bytes);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("A child program cannot be written to " + file, e);
        }
    }

    /** A new folder for what a program writes; {@link #delete} it. */
    static Path scratch(String name) {
        try {
            return Files.createTempDirectory(folder(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for what " + name + " writes, in " + folder(), e);
        }
    }

    /** Deletes a folder with all that is in it; what is still in use is left to the next kernel. */
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // The next kernel deletes the whole folder of programs.
        }
    }

    static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "p" + HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
