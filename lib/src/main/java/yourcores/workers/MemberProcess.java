package yourcores.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import yourcores.child.ChildFailed;
import yourcores.child.Shown;

/** A member of our own, on loopback. What its tasks print is shown. Safe for use by any thread. */
final class MemberProcess {
    private static final int START_SECONDS = 60;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final String FREE_PORT = "127.0.0.1:0";

    private final Process process;
    private final Shown errors;
    private final String address;

    /**
     * @param others addresses of members that it joins
     * @throws ChildFailed where it does not start, with what it said
     */
    MemberProcess(String name, ClusterJvms jvms, List<String> others) {
        var args = new ArrayList<>(List.of(FREE_PORT));
        args.addAll(others);
        process = jvms.start(name, ClusterMember.class, args);
        errors = new Shown(name, process.errorReader(StandardCharsets.UTF_8), System.err);
        var out = process.inputReader(StandardCharsets.UTF_8);
        address = awaitReady(name, out);
        new Shown(name, out, System.out);
    }

    private String awaitReady(String name, BufferedReader out) {
        var late = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS));
        try {
            var line = out.readLine();
            if (line != null && line.startsWith(ClusterMember.READY)) {
                return line.substring(ClusterMember.READY.length());
            }
            throw new IOException("It said " + line);
        } catch (IOException e) {
            kill();
            throw new ChildFailed(name + " does not start: it ended " + howItEnded("late"), e);
        } finally {
            late.cancel(false);
        }
    }

    String address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /**
     * How it ended, and its last words.
     *
     * @param told how its task was lost, where it has not ended
     */
    String howItEnded(String told) {
        boolean interrupted = Thread.interrupted();
        try {
            if (process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                errors.await(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return process.isAlive()
                ? told
                : "with exit code " + process.exitValue() + ChildFailed.said(errors.lastWords());
    }

    /** Ends it by force, without waiting. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
