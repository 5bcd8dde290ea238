package yourcores.child;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Java programs in JVMs of their own. The source is text with a main method of any form; it is compiled once, however
 * often it runs, and runs on the same JDK as the kernel. A child JVM dies with the kernel, however that one ends.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class ChildJvm {
    private static final String NAME = "The child JVM";

    /** For programs that do little: many of them run side by side. */
    static final List<String> LEAN = List.of("-Xmx64m", "-XX:+UseSerialGC");

    private ChildJvm() {}

    /**
     * Runs a program to its end. Its standard input is empty.
     *
     * @param limit after this time the program is ended, with its children
     * @param jvmOptions for the child, such as {@code -Xmx64m}
     * @throws IllegalArgumentException where the source does not compile; says in which line
     * @throws InterruptedException after the program was ended, within a second
     */
    public static Ran run(Duration limit, List<String> jvmOptions, String source, String... args)
            throws InterruptedException {
        return launch(jvmOptions, source, args).run(limit);
    }

    /**
     * Starts a program that stays: it reads a line from standard input, prints a line, and so on.
     *
     * @throws IllegalArgumentException where the source does not compile; says in which line
     */
    public static Child start(List<String> jvmOptions, String source, String... args) {
        return launch(jvmOptions, source, args).converse();
    }

    /** Starts the same program several times over. */
    public static Children start(int count, List<String> jvmOptions, String source, String... args) {
        return Children.start(count, () -> start(jvmOptions, source, args));
    }

    /**
     * The command that runs a program, for a {@link ProcessBuilder} of one's own. What it starts ends with the kernel;
     * all else is up to who starts it.
     *
     * @throws IllegalArgumentException where the source does not compile; says in which line
     */
    public static List<String> command(String source, String... args) {
        var program = Compiled.of(source, false);
        return command(LEAN, path(ownClasses(), program.folder().toString()), program.main(), List.of(args));
    }

    private static Launch launch(List<String> jvmOptions, String source, String... args) {
        var program = Compiled.of(source, jvmOptions.contains("--enable-preview"));
        var path = path(ownClasses(), program.folder().toString());
        return new Launch(NAME, command(jvmOptions, path, program.main(), List.of(args)), false);
    }

    /** A class that is already there. */
    public static Launch launch(String name, List<String> jvmOptions, String classes, String main, List<String> args) {
        return new Launch(name, command(jvmOptions, path(classes, ownClasses()), main, args), false);
    }

    private static String path(String... places) {
        return Stream.of(places).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> command(List<String> jvmOptions, String path, String main, List<String> args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Djava.awt.headless=true", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.add("-Dstdin.encoding=UTF-8");
        if (path.split(File.pathSeparator)[0].equals(ownClasses())) {
            command.addAll(ChildCache.options(jvmOptions));
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", path, ChildMain.class.getName()));
        command.addAll(List.of(Long.toString(ProcessHandle.current().pid()), main));
        command.addAll(args);
        return command;
    }

    /** Where our own classes lie: the child's first class is one of them. */
    public static String ownClasses() {
        try {
            return Path.of(ChildMain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The library lies in a place that has no path", e);
        }
    }
}
