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
    private static final String PROPERTY = "yourcores.python";

    /** Environment variable with the reader's own choice. */
    private static final String VARIABLE = "COURSE_PYTHON";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, Optional<Python>> ASKED = new ConcurrentHashMap<>();
    private static final String QUESTION = """
            import platform, sys
            gil = getattr(sys, "_is_gil_enabled", lambda: True)()
            print(sys.executable)
            print(platform.python_implementation(), platform.python_version() + ("" if gil else " without a GIL"))
            print(gil)
            print(sys.version_info >= (3, 8))
            """;

    /** A thread that waits for the end of the pipe to the kernel, without holding the GIL; then ends the whole group. */
    private static final String LIFELINE = """
            def begin():
                import _thread, os, select, signal, sys

                def watch():
                    room = select.poll()
                    room.register(kernel, 0)  # its end, also where the program reads nothing
                    room.register(inner, select.POLLOUT)
                    try:
                        while data := os.read(kernel, 4096):  # so much fits in where there is room
                            if any(file == kernel for file, _ in room.poll()):
                                break
                            os.write(inner, data)
                    finally:
                        os.killpg(0, signal.SIGKILL)

                os.setpgid(0, 0)
                kernel = os.dup(0)
                if sys.argv[1] == "talks":
                    outer, inner = os.pipe()
                else:
                    outer, inner = os.open(os.devnull, os.O_RDONLY), os.open(os.devnull, os.O_WRONLY)
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
    private final boolean gil;

    private Python(String executable, String version, boolean gil) {
        this.executable = executable;
        this.version = version;
        this.gil = gil;
    }

    /**
     * The reader's own choice in the environment variable {@value #VARIABLE}; else the Python that runs JupyterLab; else
     * that of the virtual environment in {@code VIRTUAL_ENV}; else {@code python3} on the search path. Nothing where none of them is a Python 3.8 or newer.
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
     * The Python of this command, a path or a name on the search path: {@code python3.14t}. It is asked for what it is
     * until it has answered. Nothing where it has not within ten seconds, or the caller is interrupted.
     */
    public static Optional<Python> find(String command) {
        var known = ASKED.get(command);
        return known == null ? ask(command) : known;
    }

    /** What to say where there is no Python. */
    public static String missing() {
        return "There is no Python 3 here, so its part is left out: install python3, or name one in the environment"
                + " variable " + VARIABLE + ", and restart the kernel.";
    }

    private static Optional<Python> ask(String command) {
        if (command.isBlank() || onPath(command).isEmpty()) {
            return Optional.empty();
        }
        try {
            var ran = new Launch(command, List.of(command, "-X", "utf8", "-c", QUESTION), false).run(PATIENCE);
            var answer = Optional.of(ran).filter(Ran::succeeded).flatMap(Python::read);
            if (ran.inTime()) {
                ASKED.put(command, answer);
            }
            return answer;
        } catch (ChildFailed noPython) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Python> read(Ran answer) {
        var lines = answer.lines();
        return lines.size() == 4 && lines.get(3).equals("True")
                ? Optional.of(
                        new Python(lines.get(0), lines.get(1), lines.get(2).equals("True")))
                : Optional.empty();
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

    /**
     * What {@code sys._is_gil_enabled()} said when it was asked; where a Python older than 3.13 does not know the
     * question, it has one. An extension module that is imported later may switch it on (PEP 703).
     */
    @Override
    public boolean gil() {
        return gil;
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
