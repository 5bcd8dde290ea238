package yourcores.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * Makes the archive from which the JVMs of a cluster take their classes. Run by the set-up. An archive serves the class
 * path and the JDK that it was made with; a JVM with others leaves it aside, and starts as it does without one.
 *
 * <p>Source: {@code java -XX:ArchiveClassesAtExit} and {@code -XX:SharedArchiveFile}, JEP 350.
 */
final class ClusterArchive {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private ClusterArchive() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var archive = ClusterJvms.archive();
        var fresh = archive.resolveSibling("." + archive.getFileName());
        var options = List.of("-XX:ArchiveClassesAtExit=" + fresh);
        var ran = new ClusterJvms("rehearsal")
                .launch("The rehearsal", options, ClusterRehearsal.class, List.of())
                .run(LIMIT);
        System.out.print(ran.out() + ran.err());
        ran.result();
        Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
    }
}
