package yourcores.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * Makes the cache from which the JVMs of a cluster take their classes. Run by the set-up. A cache serves the class
 * path and the JDK that it was made with; a JVM with others leaves it aside, and starts as it does without one.
 *
 * <p>Source: {@code java -XX:AOTCacheOutput} and {@code -XX:AOTCache}, JEP 514.
 */
final class ClusterCache {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private ClusterCache() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var cache = ClusterJvms.cache();
        var fresh = cache.resolveSibling("." + cache.getFileName());
        var options = List.of("-XX:AOTCacheOutput=" + fresh);
        var ran = new ClusterJvms("rehearsal")
                .launch("The rehearsal", options, ClusterRehearsal.class, List.of())
                .run(LIMIT);
        System.out.print(ran.out() + ran.err());
        ran.result();
        Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
    }
}
