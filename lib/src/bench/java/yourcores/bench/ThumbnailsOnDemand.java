package yourcores.bench;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import yourcores.world.Photo;
import yourcores.world.Photos;
import yourcores.world.Thumbnails;

/**
 * Prints the files of the photos in one line. Then for each number read: makes the thumbnails of as many photos as the
 * argument says with so many threads and prints the seconds it took.
 */
public final class ThumbnailsOnDemand {

    private ThumbnailsOnDemand() {}

    /** @param arguments how many photos */
    public static void main(String[] arguments) throws Exception {
        var photos = Photos.all().subList(0, Integer.parseInt(arguments[0]));
        IO.println(String.join("\t", photos.stream().map(photo -> photo.file().toString()).toList()));
        for (String threads; (threads = IO.readln()) != null; ) {
            try (var pool = Executors.newFixedThreadPool(Integer.parseInt(threads))) {
                pool.invokeAll(Collections.nCopies(Integer.parseInt(threads), () -> 0));
                long start = System.nanoTime();
                for (var made : pool.invokeAll(photos.stream().map(ThumbnailsOnDemand::task).toList())) {
                    made.get();
                }
                IO.println((System.nanoTime() - start) / 1e9);
            }
        }
    }

    private static Callable<Integer> task(Photo photo) {
        return () -> Thumbnails.of(photo.bytes()).size();
    }
}
