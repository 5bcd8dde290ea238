package yourcores.child;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The classes that child JVMs load, which the set-up keeps beside the library so that they start sooner. Where the file
 * is missing, damaged or made for another JVM, a child starts without it and says nothing of it.
 *
 * <p>Source: {@code -XX:AOTCache}, JEP 514.
 */
final class ChildCache {
    private static final String FILE = "child.aot";

    /** Options by which a child chooses its own cache; Java refuses most of them beside ours. */
    private static final Pattern OTHER =
            Pattern.compile("-Xshare:.*|-XX:.*(AOT|Archive|SharedClassList|LoadedClassList).*");

    private ChildCache() {}

    /**
     * For a JVM whose class path begins with the library.
     *
     * @param others that its JVM gets, too
     */
    static List<String> options(List<String> others) {
        var file = Path.of(ChildJvm.ownClasses()).resolveSibling(FILE);
        if (!Files.isRegularFile(file) || others.stream().anyMatch(OTHER.asMatchPredicate())) {
            return List.of();
        }
        return List.of("-XX:AOTCache=" + file, "-Xlog:aot=off");
    }
}
