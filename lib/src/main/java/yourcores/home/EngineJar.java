package yourcores.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jar of a tool that is too heavy for the kernel's class path and runs in child JVMs. The set-up puts it into
 * {@code lib/target/engines}. Immutable.
 *
 * @param version as in the file's name: {@code 2.7.4}
 */
public record EngineJar(Path path, String version) {

    /**
     * The jar that is there; nothing where the set-up has not put it there.
     *
     * @param artifact as Maven names it: {@code jython-standalone}
     */
    public static Optional<EngineJar> find(String artifact) {
        return find(artifact, folder());
    }

    /** One of the jars of a tool that has several, in a folder of its own. */
    public static Optional<EngineJar> find(String artifact, String tool) {
        return find(artifact, folder().resolve(tool));
    }

    static Optional<EngineJar> find(String artifact, Path folder) {
        var name = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> name.matcher(file.getFileName().toString())
                            .results()
                            .map(match -> new EngineJar(file, match.group(1))))
                    .findFirst();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /**
     * All jars of a tool that has several, in a folder of its own; none where the set-up has not put them there.
     *
     * @param tool names the folder: {@code lincheck}
     */
    public static List<Path> all(String tool) {
        return all(folder().resolve(tool));
    }

    static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            return List.of();
        }
    }

    /** Where the set-up puts them. */
    public static Path folder() {
        return Home.find().resolve("lib", "target", "engines");
    }
}
