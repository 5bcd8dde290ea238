package yourcores.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import yourcores.photo.Photos;
import yourcores.photo.Thumbnails;
import yourcores.workers.Task;
import yourcores.workers.Workers;

/**
 * Prints the files of the photos in one line. Then for each name of workers read ({@code 1}, {@code 2} threads,
 * {@code 2p} processes): makes the thumbnails of as many photos as the argument says and prints the seconds it took.
 */
public final class ThumbnailsOnDemand {

    private ThumbnailsOnDemand() {}

    /** @param arguments how many photos */
    public static void main(String[] arguments) throws Exception {
        var photos = Photos.all().subList(0, Integer.parseInt(arguments[0]));
        var tasks = photos.stream().map(photo -> new Desk(photo.file().toString())).toList();
        try (var one = Workers.threads(1);
                var two = Workers.threads(2);
                var processes = Workers.jvms(2)) {
            var workers = Map.of("1", one, "2", two, "2p", processes);
            IO.println(String.join("\t", tasks.stream().map(Desk::file).toList()));
            for (String name; (name = IO.readln()) != null; ) {
                long start = System.nanoTime();
                workers.get(name).map(tasks);
                IO.println((System.nanoTime() - start) / 1e9);
            }
        }
    }

    private record Desk(String file) implements Task<Integer> {
        @Override
        public Integer call() throws Exception {
            return Thumbnails.of(Files.readAllBytes(Path.of(file))).size();
        }
    }
}
