package yourcores.child;

import java.time.Duration;

/** Something that runs Python source text in a process of its own, which dies with the kernel. */
public sealed interface Interpreter permits Python, Jython {

    /** Its name and version, as a figure tells it: {@code CPython 3.13.2}. */
    String version();

    /** Whether its threads run Python code one at a time, under a global interpreter lock. */
    boolean gil();

    /**
     * Runs a program to its end. Its standard input is empty.
     *
     * @param limit after this time the program is ended, with its children
     * @throws ChildFailed where the interpreter cannot be started
     * @throws InterruptedException after the program was ended, within a second
     */
    Ran run(Duration limit, String source, String... args) throws InterruptedException;

    /**
     * Starts a program that stays: it reads a line from standard input, prints a line, and so on.
     *
     * @throws ChildFailed where the interpreter cannot be started
     */
    Child start(String source, String... args);

    /**
     * Starts threads that share out a job; see {@link PythonCrew}.
     *
     * @param program defines {@code share(worker, workers)}
     * @throws ChildFailed where the interpreter cannot be started
     */
    default PythonCrew crew(int threads, String program) {
        return new PythonCrew(this, threads, program);
    }
}
