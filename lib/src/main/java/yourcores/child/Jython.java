package yourcores.child;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yourcores.home.EngineJar;

/**
 * Python 2.7 on the JVM, without a global interpreter lock: <a href="https://www.jython.org">Jython</a>, in a child JVM.
 * A source for both Python 2 and 3 begins with {@code from __future__ import print_function, division}. A start takes
 * about a second; the module {@code site} is left out, which would take a quarter more.
 *
 * <p>Thread rule: immutable.
 */
public final class Jython implements Interpreter {
    private static final String MAIN = "org.python.util.jython";

    /** A sign that says UTF-8 to Python 2, whose source is ASCII otherwise (PEP 263). */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dpython.cachedir.skip=true",
            "-Dpython.console.encoding=UTF-8",
            "-Dpython.io.encoding=UTF-8");

    private final EngineJar jar;

    private Jython(EngineJar jar) {
        this.jar = jar;
    }

    /** The Jython that the set-up put beside the library. */
    public static Optional<Jython> find() {
        return EngineJar.find("jython-standalone").map(Jython::new);
    }

    /** What to say where there is no Jython. */
    public static String missing() {
        return Tool.missing("Jython");
    }

    @Override
    public String version() {
        return "Jython " + jar.version();
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
        return ChildJvm.launch(version(), OPTIONS, jar.path().toString(), MAIN, words);
    }

    @Override
    public String toString() {
        return version();
    }
}
