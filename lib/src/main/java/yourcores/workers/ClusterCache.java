package yourcores.workers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the cache from which the JVMs of a cluster take their classes. Run by the set-up. A cache serves the class path
 * and the JDK that it was made with, so it lies beside the library's jar and goes with it.
 *
 * <p>Source: {@code java -XX:AOTCacheOutput} and {@code -XX:AOTCache}, JEP 514.
 */
final class ClusterCache {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private ClusterCache() {}

    /** @param arguments the file to write; more options for the JVM that rehearses */
    public static void main(String[] arguments) throws InterruptedException {
        var options = new ArrayList<>(List.of(arguments));
        options.set(0, "-XX:AOTCacheOutput=" + arguments[0]);
        var ran = new ClusterJvms("rehearsal")
                .launch("The rehearsal", options, ClusterRehearsal.class, List.of())
                .run(LIMIT);
        System.out.print(ran.out() + ran.err());
        ran.result();
    }
}
