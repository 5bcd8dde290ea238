package yourcores.child;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.home.EngineJar;

/**
 * A tool that tests what the reader wrote: the source is text; it is compiled against the jars of the tool and run in a JVM
 * of its own, off the kernel's class path. A tool that the set-up has not brought is no failure.
 *
 * @param name as its makers write it: {@code Lincheck}
 * @param folder of its jars, in the folder of the engines
 * @param main the tool's class with the main method; empty where the source has one
 * @param compiling options of the compiler, such as an annotation processor asks for
 * @param running options of the JVM
 */
record Tool(String name, String folder, String main, List<String> compiling, List<String> running) {

    Tool {
        compiling = List.copyOf(compiling);
        running = List.copyOf(running);
    }

    /** What to say where it is missing. */
    String missing() {
        return missing(name);
    }

    static String missing(String name) {
        return name + " is not here, so its part is left out: run make setup, and restart the kernel.";
    }

    /**
     * Compiles a source and runs it.
     *
     * @param limit after this time the program is ended
     * @return nothing where the tool is missing
     * @throws IllegalArgumentException where the source does not compile; says in which line
     */
    Optional<Ran> run(Duration limit, String source, String... args) throws InterruptedException {
        var program = compiled(source);
        return program.isEmpty()
                ? Optional.empty()
                : Optional.of(run(
                        limit, List.of(program.get().folder()), program.get().main(), List.of(args)));
    }

    /**
     * Compiles a source.
     *
     * @return nothing where the tool is missing
     * @throws IllegalArgumentException where the source does not compile; says in which line
     */
    Optional<Compiled> compiled(String source) {
        var jars = EngineJar.all(folder);
        return jars.isEmpty() ? Optional.empty() : Optional.of(Compiled.of(source, compiling, jars, main));
    }

    /**
     * Runs a program in a folder that is deleted afterwards, with its temporary files, which tools that are ended leave.
     *
     * @param limit after this time the program is ended
     * @param folders of class files, for programs that run in one JVM
     */
    Ran run(Duration limit, List<Path> folders, String main, List<String> args) throws InterruptedException {
        var classes = Stream.concat(folders.stream(), EngineJar.all(folder).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var scratch = Programs.scratch(folder);
        var temporary = Stream.of("-Djava.io.tmpdir=" + scratch, "-Djna.tmpdir=" + scratch);
        var options = Stream.concat(running.stream(), temporary).toList();
        try {
            return ChildJvm.launch(name, options, classes, main, args)
                    .in(scratch)
                    .run(limit);
        } finally {
            Programs.delete(scratch);
        }
    }
}
