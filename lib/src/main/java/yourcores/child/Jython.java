package yourcores.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yourcores.home.Home;

/**
 * Python 2.7 on the JVM, without a global interpreter lock: <a href="https://www.jython.org">Jython</a>, in a child JVM.
 * A source for both Python 2 and 3 begins with {@code from __future__ import print_function, division}. A start takes
 * about a second; the module {@code site} is left out, which would take a quarter more.
 *
 * <p>Thread rule: immutable.
 */
public final class Jython implements Interpreter {
    private static final Pattern JAR = Pattern.compile("jython-standalone-(.+)\\.jar");
    private static final String MAIN = "org.python.util.jython";

    /** A sign that says UTF-8 to Python 2, whose source is ASCII otherwise (PEP 263). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpython.cachedir.skip=true",
            "-Dpython.console.encoding=UTF-8",
            "-Dpython.io.encoding=UTF-8");

    private final Path jar;
    private final String version;

    private Jython(Path jar, String version) {
        this.jar = jar;
        this.version = version;
    }

    /** The Jython that the set-up put beside the library, in {@code lib/target/engines}. */
    public static Optional<Jython> find() {
        return in(Home.find().resolve("lib", "target", "engines"));
    }

    static Optional<Jython> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .flatMap(file -> JAR.matcher(file.getFileName().toString())
                            .results()
                            .map(match -> new Jython(file, "Jython " + match.group(1))))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What to say where there is no Jython. */
    public static String missing() {
        return "Jython is not here, so its part is left out: run make setup, and restart the kernel.";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public boolean gil() {
        return false;
    }

    @Override
    public Ran run(Duration limit, String source, String... args) throws InterruptedException {
        return launch(source, args).run(limit);
    }

    @Override
    public Child start(String source, String... args) {
        return launch(source, args).converse();
    }

    private Launch launch(String source, String... args) {
        var program = Programs.file(BYTE_ORDER_MARK + source, ".py");
        var words = Stream.concat(Stream.of("-S", "-u", program.toString()), Stream.of(args))
                .toList();
        return ChildJvm.launch(version, OPTIONS, jar.toString(), MAIN, words);
    }

    @Override
    public String toString() {
        return version;
    }
}
