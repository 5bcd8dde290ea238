package yourcores.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Neighbours;

/**
 * <a href="https://github.com/openjdk/jcstress">jcstress</a>, the tests by which the makers of the JDK hold a JVM to
 * Java's memory model: in a child JVM, which starts others, for it makes code of a test and needs classes as files.
 *
 * {@snippet :
 * show(Jcstress.run(Duration.ofSeconds(30), """
 *     @JCStressTest
 *     @Outcome(id = "0, 0", expect = ACCEPTABLE_INTERESTING, desc = "both read too early")
 *     @Outcome(expect = ACCEPTABLE, desc = "one write came first")
 *     @State
 *     public class StoreBuffering {
 *         int x, y;
 *         @Actor public void first(II_Result r) { x = 1; r.r1 = y; }
 *         @Actor public void second(II_Result r) { y = 1; r.r2 = x; }
 *     }
 *     """));
 * }
 *
 * <p>Guarantee: a forbidden outcome that was seen is a result, with the machine and the JVM named; one that was not seen
 * proves nothing, and where other programs kept the processors busy the verdict says so. No file and no process is left.
 * Each actor has a processor of its own; where there are fewer processors than actors jcstress does not run the test,
 * and the report says so.
 *
 * <p>Time: seconds, of which half a second is the test, 0.3 s in quick mode; jcstress first asks some 25 short
 * JVMs what this one can.
 *
 * <p>Licence: GPL-2.0 with Classpath Exception; the set-up fetches it, and it is no part of this library's jar.
 *
 * <p>Source: A. Shipilëv and others, jcstress 0.16, Options and VMSupport.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Jcstress {
    private static final String FOLDER = "jcstress";
    private static final String TESTS = "META-INF/TestList";
    /** A line of the list: the length of the name, and what begins with the name. */
    private static final Pattern TEST = Pattern.compile("JCTEST(\\d+)S(.*)");

    private static final String IMPORTS = "import module java.base; import org.openjdk.jcstress.annotations.*; "
            + "import org.openjdk.jcstress.infra.results.*; import static org.openjdk.jcstress.annotations.Expect.*; ";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

    /** What it prints is read: in English, wherever the reader is. */
    private static final Tool TOOL = new Tool(
            FOLDER,
            FOLDER,
            JcstressMain.class.getName(),
            List.of("-processor", "org.openjdk.jcstress.infra.processors.JCStressTestProcessor", "-proc:full"),
            List.of(
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1", // it starts JVMs and waits for them; theirs have both compilers
                    "-XX:+UseSerialGC"));

    private static final String TENTHS = "5";
    private static final String QUICK_TENTHS = "3";

    /** One JVM, in steps of a tenth of a second, with the collector that has no threads of its own. */
    private static final List<String> SHORT = List.of(
            "-f", "1", "-time", "100", "-sc", "false", "-af", "NONE", "-pth", "false", "-jvmArgs", "-XX:+UseSerialGC");

    private Jcstress() {}

    /**
     * Runs a test. Its imports are there, {@code java.base} and those of jcstress; it needs no package.
     *
     * @param limit after this time the test is ended, and the report says so
     * @param test one public class with {@code @JCStressTest}
     * @param options of jcstress, such as {@code "-m", "quick"}; without any, one JVM runs the test for half a second,
     *     in quick mode for 0.3 s
     * @return what was seen, how often, and how the test grades it; one sentence where jcstress is missing, where it was
     *     not done in time, or where the test itself failed
     * @throws IllegalArgumentException where the text does not compile, saying in which line; where it has no test, or
     *     several
     * @throws InterruptedException after the test was ended, within a second
     */
    public static StressReport run(Duration limit, String test, String... options) throws InterruptedException {
        return run(TOOL, limit, test, options.length == 0 ? shortly() : List.of(options));
    }

    static StressReport run(Tool tool, Duration limit, String test, List<String> options) throws InterruptedException {
        return runAll(tool, limit, List.of(test), options).getFirst();
    }

    /**
     * Runs several tests in one go, which is sooner done than one by one: what jcstress does before a test it does once.
     * None of them names a package.
     *
     * @param limit after this time all are ended, and the reports say so
     * @param tests each one public class with {@code @JCStressTest}, of a name of its own
     * @return what was seen, one report a test
     * @throws IllegalArgumentException as {@link #run}
     * @throws InterruptedException after the tests were ended, within a second
     */
    public static List<StressReport> runAll(Duration limit, String... tests) throws InterruptedException {
        return runAll(TOOL, limit, List.of(tests), shortly());
    }

    private static List<String> shortly() {
        var iterations = Stream.of("-iters", Machine.here().quick() ? QUICK_TENTHS : TENTHS);
        return Stream.concat(SHORT.stream(), iterations).toList();
    }

    private static List<StressReport> runAll(Tool tool, Duration limit, List<String> tests, List<String> options)
            throws InterruptedException {
        var program = compiled(tool, tests);
        if (program.isEmpty()) {
            return Collections.nCopies(tests.size(), StressReport.untold(tool.missing()));
        }
        var names = tests(program.get().folder(), tests.size());
        var args =
                Stream.concat(Stream.of("-v", "-r", "report"), options.stream()).toList();
        var neighbours = Neighbours.watch();
        long begin = System.nanoTime();
        var ran = tool.run(limit, List.of(program.get().folder()), program.get().main(), args);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        double others = neighbours.used().orElse(0);
        int processors = Machine.here().present();
        return names.stream()
                .map(name -> JcstressWords.report(ran, name, limit, took, others, processors))
                .toList();
    }

    private static Optional<Compiled> compiled(Tool tool, List<String> tests) {
        try {
            return tool.compiled(whole(String.join("\n", tests)));
        } catch (IllegalArgumentException wrong) {
            if (tests.size() > 1) {
                tests.forEach(test -> tool.compiled(whole(test))); // names the line in its own text
            }
            throw wrong;
        }
    }

    /** The text with a package, which jcstress asks for, and imports, all in a line that is there: errors name lines. */
    private static String whole(String test) {
        var declared = PACKAGE.matcher(test);
        return declared.find()
                ? test.substring(0, declared.end()) + " " + IMPORTS + test.substring(declared.end())
                : "package cell; " + IMPORTS + test;
    }

    /** The names of the tests, in the order of the texts: so they stand in the list. */
    private static List<String> tests(Path classes, int wanted) {
        List<String> names;
        try (var lines = Files.lines(classes.resolve(TESTS), StandardCharsets.ISO_8859_1)) {
            names = lines.map(TEST::matcher)
                    .filter(Matcher::lookingAt)
                    .map(test -> test.group(2).substring(0, Integer.parseInt(test.group(1))))
                    .toList();
        } catch (IOException none) {
            names = List.of();
        }
        if (names.size() != wanted) {
            throw new IllegalArgumentException(
                    names.isEmpty()
                            ? "There is no test in the text: put @JCStressTest on a public class"
                            : "There are " + names.size() + " tests in the text: "
                                    + (wanted == 1 ? "run one at a time" : "each text has one"));
        }
        return names;
    }
}
