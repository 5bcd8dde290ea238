package yourcores.child;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * <a href="https://lincheck.org">Lincheck</a>, which runs the real code of a test under one schedule after the other and
 * shows the one that fails: in a child JVM, for it rewrites the classes that it tests and needs them as files. What it
 * tries are schedules of platform threads over a memory without reordering, as many as it is told. Seen with 3.7 on JDK 25:
 * an object that reaches another thread only by what a lambda holds is taken for the thread's own, and no switch is tried
 * at its plain fields; put what is shared into a field.
 *
 * <p>Licence: MPL-2.0; the set-up fetches it, and it is no part of this library's jar.
 *
 * <p>Source: N. Koval, A. Fedorov, M. Sokolova, D. Tsitelov, D. Alistarh, Lincheck: a practical framework for testing
 * concurrent data structures on JVM, CAV 2023.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Lincheck {
    private static final Tool TOOL = new Tool(
            "Lincheck",
            "lincheck",
            "",
            List.of(),
            List.of(
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1", // it rewrites classes for longer than it runs them
                    "-XX:+EnableDynamicAgentLoading",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED"));

    private static final String APART = "lincheck_test_";
    private static final Pattern NAMED = Pattern.compile("\\b" + APART + "\\d+[./]");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");

    private Lincheck() {}

    /**
     * Runs a test. Its main method calls {@code Lincheck.runConcurrentTest(times, task)}, or checks options, of
     * {@code org.jetbrains.lincheck}.
     *
     * @param limit after this time the test is ended, and the report says so
     * @return what it found; one sentence where Lincheck is missing
     * @throws IllegalArgumentException where the source does not compile; says in which line
     * @throws InterruptedException after the test was ended, within a second
     */
    public static ToolReport run(Duration limit, String source, String... args) throws InterruptedException {
        return TOOL.run(limit, source, args)
                .map(ran -> LincheckWords.report(ran, limit))
                .orElseGet(() -> ToolReport.missing(TOOL));
    }

    /**
     * Runs several tests, one after the other in one JVM, which is sooner done than one after the other in a JVM each.
     * Each has a {@code public static void main(String[])} in a public class. Their classes may have the same names: each
     * source that names no package gets one of its own, of which the reports say nothing.
     *
     * @param limit after this time all that is left is ended, and its reports say so
     * @return what it found, one report a test
     * @throws IllegalArgumentException where a source does not compile; says in which line; where two classes of named
     *     packages have the same name, for Lincheck would take the one for the other
     * @throws InterruptedException after the tests were ended, within a second
     */
    public static List<ToolReport> runAll(Duration limit, String... sources) throws InterruptedException {
        var programs = new ArrayList<Compiled>();
        for (int test = 0; test < sources.length; test++) {
            TOOL.compiled(apart(sources[test], test)).ifPresent(programs::add);
        }
        if (programs.isEmpty()) {
            return Collections.nCopies(sources.length, ToolReport.missing(TOOL));
        }
        var names = programs.stream().map(Compiled::main).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("Two of the tests " + names
                    + " have the same name, and they run in one JVM: call each class by a name of its own");
        }
        var folders = programs.stream().map(Compiled::folder).toList();
        var ran = TOOL.run(limit, folders, LincheckMain.class.getName(), names);
        return LincheckMain.each(ran, sources.length).stream()
                .map(Lincheck::withoutPackages)
                .map(one -> LincheckWords.report(one, limit))
                .toList();
    }

    /** In a package of its own, in the source's first line: errors name lines. */
    private static String apart(String source, int test) {
        return PACKAGE.matcher(source).find() ? source : "package " + APART + (test + 1) + "; " + source;
    }

    private static Ran withoutPackages(Ran ran) {
        return new Ran(ran.exit(), NAMED.matcher(ran.out()).replaceAll(""), ran.err(), ran.inTime());
    }
}
