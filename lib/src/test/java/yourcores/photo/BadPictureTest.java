package yourcores.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.child.ChildJvm;
import yourcores.photo.BadPicture.Why;
import yourcores.workers.Task;
import yourcores.workers.Workers;

/** Whatever is sent in place of a photo is named, and nothing is lost over it. */
class BadPictureTest {
    private static final String SMALL_HEAP = """
            void main(String[] file) throws Exception {
                try {
                    yourcores.photo.Thumbnails.of(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(file[0])));
                } catch (yourcores.photo.BadPicture named) {
                    IO.print(named.why() + " " + named.getMessage());
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void eachIsNamedWithWhatToDo() throws Exception {
        for (var why : Why.values()) {
            var bad = assertThrows(BadPicture.class, () -> Thumbnails.of(BadPictures.bytes(why)), why.name());
            assertEquals(why, bad.why(), bad.getMessage());
            assertTrue(bad.getMessage().matches(".+: .{8,}"), bad.getMessage());
        }
    }

    @Test
    void aPageInPlaceOfAPhotoIsRecognised() {
        var page = "<html>404 Not Found</html>".getBytes();
        var bad = assertThrows(BadPicture.class, () -> Thumbnails.of(page));
        assertTrue(bad.getMessage().contains("<html>404"), bad.getMessage());
    }

    @Test
    void eachCopyHasOneBitWrong() throws Exception {
        var good = BadPictures.good();
        for (var copy : BadPictures.flipped(good, 20)) {
            int wrong = 0;
            for (int i = 0; i < good.length; i++) {
                wrong += Integer.bitCount((good[i] ^ copy[i]) & 0xff);
            }
            assertEquals(1, wrong);
        }
    }

    @Test
    void whereverAJpegIsCutItIsRefused() throws Exception {
        var good = BadPictures.good();
        for (int length = 1; length < good.length; length += 1 + length / 12) {
            var cut = Arrays.copyOf(good, length);
            var bad = assertThrows(BadPicture.class, () -> Thumbnails.of(cut), "cut after " + length);
            assertTrue(length < 3 || bad.why() == Why.TRUNCATED, "cut after " + length + ": " + bad.getMessage());
        }
        assertThrows(BadPicture.class, () -> Thumbnails.of(Arrays.copyOf(good, good.length - 1)));
        assertEquals(3, Thumbnails.of(Arrays.copyOf(good, good.length + 100)).size(), "what follows a picture is none");
    }

    @Test
    void aBombIsRefusedFromItsHeader() throws Exception {
        var bomb = BadPictures.bytes(Why.TOO_LARGE);
        assertThrows(BadPicture.class, () -> Thumbnails.of(bomb));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var bad = assertThrows(BadPicture.class, () -> Thumbnails.of(bomb));
        assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 1_000_000);
        assertTrue(bad.getMessage().contains("26000 x 26000"), bad.getMessage());
        assertTrue(bad.getMessage().contains("" + PictureReader.MOST_PIXELS), bad.getMessage());
    }

    @Test
    void aSmallHeapIsNotFilled() throws Exception {
        var large = folder.resolve("large.jpg");
        java.nio.file.Files.write(large, BadPictures.announcing(6_000, 6_000));
        var ran = ChildJvm.run(Duration.ofMinutes(1), List.of("-Xmx64m"), SMALL_HEAP, large.toString());
        assertTrue(ran.out().matches("TOO_LARGE .*-Xmx"), ran.toString());
    }

    @Test
    void damageIsNamedOrUnseen() throws Exception {
        var random = new Random(5);
        var good = BadPictures.good();
        for (int n = 0; n < 400; n++) {
            var damaged = ByteBuffer.wrap(good.clone());
            for (int change = 0; change < 4; change++) {
                damaged.put(random.nextInt(n % 2 == 0 ? 700 : good.length), (byte) random.nextInt());
            }
            try {
                assertEquals(3, Thumbnails.of(damaged.array()).size());
            } catch (BadPicture named) {
                assertTrue(named.getMessage().length() > 20, named.getMessage());
            }
        }
    }

    @Test
    void aWrongBitMostlyGoesUnseen() throws Exception {
        var random = new Random(6);
        int unseen = 0;
        for (int n = 0; n < 60; n++) {
            var damaged = BadPictures.good();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                unseen += Thumbnails.of(damaged).size() / 3;
            } catch (BadPicture seen) {
                assertTrue(seen.getMessage().length() > 20, seen.getMessage());
            }
        }
        assertTrue(30 < unseen && unseen < 60, "unseen: " + unseen);
    }

    /** A task that fails in another JVM. */
    private record Small(byte[] file) implements Task<Thumbnail> {
        @Override
        public Thumbnail call() throws BadPicture {
            return Thumbnails.of(file).getLast();
        }
    }

    @Test
    void aNameTravelsFromAnotherJvm() throws Exception {
        try (var workers = Workers.jvms(1)) {
            assertEquals(
                    List.of(32),
                    workers.map(List.of(new Small(BadPictures.good()))).stream()
                            .map(Thumbnail::width)
                            .toList());
            for (var why : Why.values()) {
                var task = List.of(new Small(BadPictures.bytes(why)));
                assertEquals(
                        why,
                        assertThrows(BadPicture.class, () -> workers.map(task)).why());
            }
        }
    }

    @Test
    void inIsOutAndNamedFailures() throws Exception {
        var files = new ArrayList<>(BadPictures.all().values());
        for (var photo : Photos.in(folder, Recipe.ALL.subList(0, 5), 272, 153)) {
            files.add(photo.bytes());
        }
        var made = new ArrayList<List<Thumbnail>>();
        var failed = new EnumMap<Why, Integer>(Why.class);
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var result :
                    pool.invokeAll(files.stream().map(BadPictureTest::task).toList())) {
                try {
                    made.add(result.get());
                } catch (ExecutionException e) {
                    failed.merge(((BadPicture) e.getCause()).why(), 1, Integer::sum);
                }
            }
        }
        assertEquals(5, made.size());
        assertEquals(Why.values().length, failed.size(), failed.toString());
        assertEquals(
                files.size(),
                made.size()
                        + failed.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Callable<List<Thumbnail>> task(byte[] file) {
        return () -> Thumbnails.of(file);
    }
}
