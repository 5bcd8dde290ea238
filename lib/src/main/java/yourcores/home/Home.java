package yourcores.home;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the course lies on disk: results, progress and scratch files are kept there.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Home {
    /** System property that names the course's folder. */
    public static final String PROPERTY = "yourcores.home";

    private Home() {}

    /**
     * The folder that the property names; else the nearest folder at or above the working directory that holds
     * {@code lib/pom.xml}; else the working directory.
     */
    public static Path find() {
        String named = System.getProperty(PROPERTY);
        Path here = Path.of("").toAbsolutePath();
        return named != null && !named.isBlank() ? Path.of(named).toAbsolutePath() : nearest(here);
    }

    static Path nearest(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("lib/pom.xml"))) {
                return folder;
            }
        }
        return from;
    }
}
