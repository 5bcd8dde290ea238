package yourcores.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A command about to become a child process. */
public final class Launch {
    private static final List<String> LEADING_ASTRAY =
            List.of("_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "PYTHONHOME", "PYTHONPATH");
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    /** A busy machine may let the end and the drains wait; what the child wrote is there. */
    private static final Duration OUTPUT = Duration.ofSeconds(3);

    private static final long LOOK_MILLIS = 200;

    private final String name;
    private final ProcessBuilder builder;
    private final boolean lifeline;

    /**
     * @param name what it is, for messages: {@code CPython 3.13.2}
     * @param lifeline whether the child takes the end of its standard input for the kernel's end, so that it must stay
     *     open
     */
    Launch(String name, List<String> command, boolean lifeline) {
        this.name = name;
        this.builder = new ProcessBuilder(command);
        this.lifeline = lifeline;
        var environment = builder.environment();
        environment.keySet().removeAll(LEADING_ASTRAY);
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
    }

    String name() {
        return name;
    }

    /** Lets it run in this folder, which is the caller's to remove. */
    Launch in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    /**
     * Runs it to its end, or to its limit. Where a process that it started holds its outputs open, it waits up to six
     * seconds more.
     *
     * @throws ChildFailed where the system does not start it, or does not end it
     */
    public Ran run(Duration limit) throws InterruptedException {
        var process = start();
        var seen = new HashSet<ProcessHandle>();
        try {
            var out = new Drain(process.getInputStream(), "output of " + name);
            var err = new Drain(process.getErrorStream(), "errors of " + name);
            if (!lifeline) {
                closeInput(process);
            }
            boolean inTime = await(process, limit, seen);
            end(process, seen);
            if (!process.waitFor(OUTPUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ChildFailed(name + " was ended by force, and the system keeps it: process " + process.pid());
            }
            int exit = process.exitValue();
            out.await(OUTPUT);
            err.await(OUTPUT);
            return new Ran(exit, out.text(), err.text(), inTime);
        } finally {
            end(process, seen);
            closeInput(process);
        }
    }

    /** Starts it for a conversation. */
    Child converse() {
        return new Child(name, start());
    }

    /** Starts it and leaves both its outputs to the caller. */
    public Process start() {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ChildFailed(name + " does not start: " + e.getMessage(), e);
        }
    }

    /** Waits, and remembers which children the child has: they are out of sight once it has ended. */
    private static boolean await(Process process, Duration limit, Set<ProcessHandle> seen) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (process.waitFor(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)), TimeUnit.NANOSECONDS)) {
                return true;
            }
            process.descendants().forEach(seen::add);
        }
        return process.waitFor(0, TimeUnit.NANOSECONDS);
    }

    /**
     * Ends a process by force, its children, and those that it was seen with. Waits until it has ended, interrupted or
     * not, half a second at most.
     */
    static void end(Process process, Set<ProcessHandle> seen) {
        kill(process);
        seen.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(process);
    }

    /**
     * Ends a process and its children by force, without waiting. By their handles: {@link Process#destroyForcibly} would
     * throw away what it has printed and nobody has read yet.
     */
    static void kill(Process process) {
        var children = process.descendants().toList();
        process.toHandle().destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Waits until a process has ended, interrupted or not, half a second at most; whether it has. */
    static boolean awaitEnd(Process process) {
        boolean interrupted = false;
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        for (long left = LAST_WORDS.toNanos(); left > 0 && process.isAlive(); left = end - System.nanoTime()) {
            try {
                process.waitFor(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !process.isAlive();
    }

    static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException childGone) {
            // It reads nothing any more.
        }
    }

    static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
