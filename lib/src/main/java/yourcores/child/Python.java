package yourcores.child;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The reader's Python 3. A program runs in a process of its own, as the main module in a file; its output is not
 * buffered, all text is UTF-8.
 *
 * <p>Thread rule: immutable.
 */
public final class Python implements Interpreter {
    /** System property with the Python that JupyterLab was set up with. */
    public static final String PROPERTY = "yourcores.python";

    /** Environment variable with the reader's own choice. */
    public static final String VARIABLE = "COURSE_PYTHON";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, Optional<Python>> ASKED = new ConcurrentHashMap<>();
    private static final String QUESTION = """
            import platform, sys
            gil = getattr(sys, "_is_gil_enabled", lambda: True)()
            print(sys.executable)
            print(platform.python_implementation(), platform.python_version() + ("" if gil else " without a GIL"))
            print(sys.version_info >= (3, 8))
            """;

    /** A thread that waits for the end of the pipe to the kernel, without holding the GIL; then ends the whole group. */
    private static final String LIFELINE = """
            def begin():
                import _thread, os, signal, sys

                def watch():
                    try:
                        while data := os.read(kernel, 65536):
                            os.write(inner, data)
                    finally:
                        os.killpg(0, signal.SIGKILL)

                os.setpgid(0, 0)
                kernel = os.dup(0)
                if sys.argv[1] == "talks":
                    outer, inner = os.pipe()
                else:
                    outer, inner = os.open(os.devnull, os.O_RDONLY), -1
                os.dup2(outer, 0)
                os.close(outer)
                _thread.start_new_thread(watch, ())

                path = sys.argv[2]
                del sys.argv[:2]
                sys.path[0] = os.path.dirname(path)
                main = sys.modules["__main__"]
                main.__file__ = path
                del main.begin
                with open(path, encoding="utf-8") as file:
                    return compile(file.read(), path, "exec"), main.__dict__

            exec(*begin())
            """;

    private final String executable;
    private final String version;

    private Python(String executable, String version) {
        this.executable = executable;
        this.version = version;
    }

    /**
     * The reader's own choice in the environment variable {@value #VARIABLE}; else the Python that runs JupyterLab; else
     * {@code python3} on the search path. Nothing where none of them is a Python 3.8 or newer.
     */
    public static Optional<Python> find() {
        var active = System.getenv("VIRTUAL_ENV");
        return Stream.of(
                        System.getenv(VARIABLE),
                        System.getProperty(PROPERTY),
                        active == null ? null : Path.of(active, "bin", "python").toString(),
                        "python3")
                .filter(Objects::nonNull)
                .flatMap(candidate -> find(candidate).stream())
                .findFirst();
    }

    /**
     * The Python of this command, a path or a name on the search path: {@code python3.14t}. It is asked once for what it
     * is.
     */
    public static Optional<Python> find(String command) {
        return command.isBlank() ? Optional.empty() : ASKED.computeIfAbsent(command, Python::ask);
    }

    /** What to say where there is no Python. */
    public static String missing() {
        return "There is no Python 3 here, so its part is left out: install python3, or name one in the environment"
                + " variable " + VARIABLE + ", and restart the kernel.";
    }

    private static Optional<Python> ask(String command) {
        if (onPath(command).isEmpty()) {
            return Optional.empty();
        }
        try {
            var ran = new Launch(command, List.of(command, "-X", "utf8", "-c", QUESTION), false).run(PATIENCE);
            var lines = ran.lines();
            return ran.succeeded() && lines.size() == 3 && lines.get(2).equals("True")
                    ? Optional.of(new Python(lines.get(0), lines.get(1)))
                    : Optional.empty();
        } catch (ChildFailed noPython) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Path> onPath(String command) {
        var folders = command.contains(File.separator)
                ? Stream.of("")
                : Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator));
        return folders.map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String version() {
        return version;
    }

    /** The program that runs. */
    public String executable() {
        return executable;
    }

    @Override
    public Ran run(Duration limit, String source, String... args) throws InterruptedException {
        return launch("runs", source, args).run(limit);
    }

    @Override
    public Child start(String source, String... args) {
        return launch("talks", source, args).converse();
    }

    private Launch launch(String way, String source, String... args) {
        var lifeline = Programs.file(LIFELINE, ".py");
        var program = Programs.file(source, ".py");
        var command = new ArrayList<>(List.of(executable, "-u", "-X", "utf8"));
        command.addAll(List.of(lifeline.toString(), way, program.toString()));
        command.addAll(List.of(args));
        return new Launch(version, command, true);
    }

    @Override
    public String toString() {
        return version;
    }
}
