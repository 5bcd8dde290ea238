package yourcores.photo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import yourcores.figure.Progress;
import yourcores.home.Home;

/**
 * The photos of the photo desk: {@value #COUNT} landscapes of {@value #WIDTH} x {@value #HEIGHT} pixels, drawn by
 * computation, the same pixels on every machine, and the same landscapes at a quarter of the width. They are made at
 * first use, which takes some seconds on two cores, and kept below {@code build} of the course; damaged ones are made
 * again.
 *
 * <p>Thread rule: safe for use by any thread; one makes photos, others wait for it.
 */
public final class Photos {
    static final int COUNT = 26;
    static final int WIDTH = 3264;
    static final int HEIGHT = 1836;
    private static final int SMALL_WIDTH = 816;
    private static final int SMALL_HEIGHT = 458;

    /** More at a time would want more memory than a small machine has. */
    private static final int AT_A_TIME = 4;

    private static final Lock MAKING = new ReentrantLock();

    private Photos() {}

    /**
     * All photos, in alphabetical order.
     *
     * @throws UncheckedIOException where they cannot be kept; says where and how to make room
     * @throws InterruptedException within a second after an interrupt; what is finished stays
     */
    public static List<Photo> all() throws InterruptedException {
        return in(Home.find().resolve("build", "photos"), Recipe.ALL, WIDTH, HEIGHT);
    }

    /**
     * All photos at a quarter of the width, for quick mode.
     *
     * @throws UncheckedIOException where they cannot be kept; says where and how to make room
     * @throws InterruptedException within a second after an interrupt; what is finished stays
     */
    public static List<Photo> small() throws InterruptedException {
        return in(Home.find().resolve("build", "photos-small"), Recipe.ALL, SMALL_WIDTH, SMALL_HEIGHT);
    }

    static List<Photo> in(Path folder, List<Recipe> recipes, int width, int height) throws InterruptedException {
        MAKING.lockInterruptibly();
        try {
            var album = Album.open(folder, width, height);
            var missing = recipes.stream()
                    .filter(recipe -> !album.holds(recipe.fileName()))
                    .toList();
            if (!missing.isEmpty()) {
                make(missing, album);
            }
            return recipes.stream()
                    .map(recipe -> new Photo(recipe.fileName(), folder.resolve(recipe.fileName())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The photos cannot be kept in " + folder + " (" + e.getMessage()
                            + "): give it 20 MB that can be written, and run the cell again",
                    e);
        } finally {
            MAKING.unlock();
        }
    }

    private static void make(List<Recipe> missing, Album album) throws IOException, InterruptedException {
        int threads = Math.min(AT_A_TIME, Runtime.getRuntime().availableProcessors());
        try (var progress = new Progress("Drawing the photos, once");
                var pool = Executors.newFixedThreadPool(threads)) {
            try {
                var making = new ExecutorCompletionService<Void>(pool);
                for (var recipe : missing) {
                    making.submit(() -> album.make(recipe));
                }
                for (int done = 1; done <= missing.size(); done++) {
                    making.take().get();
                    progress.at((double) done / missing.size());
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
            } finally {
                pool.shutdownNow();
            }
        }
    }
}
