package yourcores.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.stream.FileImageOutputStream;

/**
 * A folder of photos, and a list of what each one must be: the edition of the drawings, the size, the checksum of the
 * file. A photo that is missing, damaged or of another edition is not held; nor is one that was put in after the album
 * was opened.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Album {
    private static final String LIST = "photos.txt";
    private static final float QUALITY = 0.85f;

    private final Path folder;
    private final int width;
    private final int height;
    /** File name to description. */
    private final Map<String, String> listed;

    private Album(Path folder, int width, int height, Map<String, String> listed) {
        this.folder = folder;
        this.width = width;
        this.height = height;
        this.listed = listed;
    }

    static Album open(Path folder, int width, int height) throws IOException {
        Files.createDirectories(folder);
        forgetOldDrafts(folder);
        return new Album(folder, width, height, listed(folder));
    }

    private static Map<String, String> listed(Path folder) throws IOException {
        var list = folder.resolve(LIST);
        var listed = new TreeMap<String, String>();
        if (Files.isRegularFile(list)) {
            new String(Files.readAllBytes(list))
                    .lines()
                    .map(line -> line.split(" ", 2))
                    .filter(words -> words.length == 2)
                    .forEach(words -> listed.put(words[0], words[1]));
        }
        return listed;
    }

    /** A kernel that was killed leaves drafts; those of an hour ago are nobody's. */
    private static void forgetOldDrafts(Path folder) throws IOException {
        var hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        try (var files = Files.newDirectoryStream(folder, "*.draft")) {
            for (var draft : files) {
                if (Files.getLastModifiedTime(draft).compareTo(hourAgo) < 0) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    boolean holds(String name) {
        try {
            return listed.containsKey(name) && listed.get(name).equals(description(folder.resolve(name)));
        } catch (IOException missing) {
            return false;
        }
    }

    /** Draws a photo and puts it in, whole or not at all. */
    Void make(Recipe recipe) throws IOException, InterruptedException {
        var draft = Files.createTempFile(folder, recipe.name(), ".draft");
        try {
            write(recipe, draft);
            var description = description(draft);
            Files.move(
                    draft,
                    folder.resolve(recipe.fileName()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            list(recipe.fileName(), description);
            return null;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void write(Recipe recipe, Path file) throws IOException, InterruptedException {
        var picture = new Landscape(recipe, width, height).draw();
        try (var out = new FileImageOutputStream(file.toFile())) {
            Jpeg.write(picture, QUALITY, out);
        }
    }

    /** Another kernel may have listed others meanwhile: they stay. */
    private synchronized void list(String name, String description) throws IOException {
        var all = listed(folder);
        all.put(name, description);
        var draft = Files.createTempFile(folder, "photos", ".draft");
        try {
            Files.write(
                    draft,
                    all.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .toList());
            Files.move(
                    draft, folder.resolve(LIST), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private String description(Path file) throws IOException {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return Integer.toHexString(Recipe.EDITION) + " " + width + "x" + height + " "
                    + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
