package yourcores.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.suite.Eventually;

/** The photos: always the same, kept, and mended. */
class PhotosTest {
    private static final int WIDTH = 272;
    private static final int HEIGHT = 154;

    @TempDir
    Path folder;

    @Test
    void thePixelsAreTheSameEverywhere() throws Exception {
        var all = new CRC32();
        var each = new HashSet<Long>();
        for (var recipe : Recipe.ALL) {
            var pixels = pixels(recipe);
            all.update(pixels);
            var one = new CRC32();
            one.update(pixels);
            each.add(one.getValue());
        }
        assertEquals(Photos.COUNT, each.size(), "photos that are equal");
        assertEquals(
                Integer.toHexString((int) all.getValue()),
                Integer.toHexString(Recipe.EDITION),
                "Where the drawing was changed on purpose, this is the new Recipe.EDITION");
    }

    @Test
    void namesRunThroughTheAlphabet() {
        for (int i = 0; i < Photos.COUNT; i++) {
            assertEquals((char) ('a' + i), Recipe.ALL.get(i).name().charAt(0));
        }
    }

    @Test
    void aPhotoHasItsSizeAndWeight() throws Exception {
        var photo = Photos.in(folder, List.of(Recipe.ALL.get(1)), Photos.WIDTH, Photos.HEIGHT)
                .getFirst();
        var picture = photo.picture();
        assertEquals(List.of(Photos.WIDTH, Photos.HEIGHT), List.of(picture.getWidth(), picture.getHeight()));
        assertTrue(photo.bytes().length > 200_000 && photo.bytes().length < 800_000, "" + photo.bytes().length);
    }

    @Test
    void madeOnceThenKept() throws Exception {
        small();
        var before = times();
        small();
        assertEquals(before, times());
    }

    @Test
    void theDamagedAreMadeAgain() throws Exception {
        var photos = small();
        var whole = photos.get(1).bytes();
        var before = times();
        Files.write(photos.get(1).file(), java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.delete(photos.get(2).file());
        small();
        assertEquals(ByteBuffer.wrap(whole), ByteBuffer.wrap(photos.get(1).bytes()));
        assertTrue(Files.exists(photos.get(2).file()));
        assertEquals(before.get(photos.get(0).name()), times().get(photos.get(0).name()));
    }

    @Test
    void draftsOfAKilledKernelAreForgotten() throws Exception {
        var old = Files.createFile(folder.resolve("amber-dunes1.draft"));
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        var fresh = Files.createFile(folder.resolve("amber-dunes2.draft"));
        small();
        assertTrue(Files.notExists(old) && Files.exists(fresh));
    }

    @Test
    void aListThatIsGarbageCostsOnlyTime() throws Exception {
        small();
        Files.writeString(folder.resolve("photos.txt"), "\0garbage\n\n x");
        assertEquals(4, small().size());
    }

    @Test
    void noRoomIsOneSentence() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var failed = assertThrows(
                UncheckedIOException.class, () -> Photos.in(file.resolve("photos"), Recipe.ALL, WIDTH, HEIGHT));
        assertTrue(failed.getMessage().contains("give it 20 MB"), failed.getMessage());
    }

    @Test
    void anInterruptLeavesNothingHalf() throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var made = thread.submit(() -> Photos.in(folder, Recipe.ALL, Photos.WIDTH, Photos.HEIGHT));
            Eventually.holds(() -> count(".jpg") > 0);
            thread.shutdownNow();
            var end = assertThrows(ExecutionException.class, () -> made.get(30, TimeUnit.SECONDS));
            assertInstanceOf(InterruptedException.class, end.getCause());
        }
        assertTrue(count(".jpg") < Photos.COUNT, "all were made before the interrupt");
        assertEquals(0, count(".draft"));
    }

    private long count(String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void whatAnotherKernelListsStaysListed() throws Exception {
        var one = Album.open(folder, WIDTH, HEIGHT);
        var other = Album.open(folder, WIDTH, HEIGHT);
        one.make(Recipe.ALL.get(0));
        other.make(Recipe.ALL.get(1));
        var both = Album.open(folder, WIDTH, HEIGHT);
        assertTrue(both.holds(Recipe.ALL.get(0).fileName()));
        assertTrue(both.holds(Recipe.ALL.get(1).fileName()));
    }

    private List<Photo> small() throws InterruptedException {
        return Photos.in(folder, Recipe.ALL.subList(0, 4), WIDTH, HEIGHT);
    }

    private HashMap<String, FileTime> times() throws Exception {
        var times = new HashMap<String, FileTime>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    private static byte[] pixels(Recipe recipe) throws InterruptedException {
        var picture = new Landscape(recipe, WIDTH, HEIGHT).draw();
        var pixels = picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        var bytes = ByteBuffer.allocate(4 * pixels.length);
        bytes.asIntBuffer().put(pixels);
        return bytes.array();
    }
}
