package yourcores.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import yourcores.child.ChildFailed;
import yourcores.child.ChildJvm;
import yourcores.child.Kept;
import yourcores.child.Launch;

/**
 * A process that runs {@link WorkerMain}, and the conversation with it. What its tasks print is printed here, each line
 * with the worker's name before it.
 *
 * <p>Thread rule: one thread asks; any other may interrupt the task, or kill.
 */
final class WorkerProcess {
    /** Enough for a task that takes and gives a picture of six megapixels, 24 MB, and copies it on the way. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "--enable-preview");

    private static final int START_SECONDS = 60;
    private static final int WARM_UP = 20;
    private static final int LAST_WORDS = 2_000;
    private static final long NOTHING = 0;

    private final String name;
    private final Process process;
    private final Wire wire;
    private final StringBuilder said = new StringBuilder();
    private final Thread errors;
    private volatile long running = NOTHING;
    private boolean shown;

    private WorkerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.wire = new Wire(process.getInputStream(), process.getOutputStream());
        this.errors = Kept.threads("errors of " + name).newThread(this::showErrors);
        errors.start();
    }

    static WorkerProcess start(String name, List<String> jvmOptions) {
        var options = new ArrayList<>(OPTIONS);
        options.addAll(jvmOptions);
        var launch = ChildJvm.launch(name, options, ChildJvm.ownClasses(), WorkerMain.class.getName(), List.of());
        return new WorkerProcess(name, Kept.keep(launch::start));
    }

    /**
     * Waits until it can be asked, and lets it load what every task needs.
     *
     * @throws ChildFailed where it does not start, with what it said
     */
    void warmUp() {
        var late = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS));
        var hello = new Packer().pack(1, new Hello());
        try {
            wire.receive();
            for (int i = 0; i < WARM_UP; i++) {
                ask(1, hello, () -> false);
            }
        } catch (IOException e) {
            throw failedToStart(e);
        } finally {
            late.cancel(false);
        }
        showFromNowOn();
    }

    private ChildFailed failedToStart(IOException e) {
        var how = howItEnded();
        close();
        return new ChildFailed(name + " does not start: it ended " + how, e);
    }

    record Hello() implements Task<Integer> {
        @Override
        public Integer call() {
            return 0;
        }
    }

    /**
     * Has a task run.
     *
     * @param id above 0
     * @param stopped asked once the task counts as running: what stops it sets this first, and then looks for it
     * @throws IOException where the process died, or did not keep to the protocol
     * @throws CancellationException where the task was not begun, for it was stopped
     */
    Answer ask(long id, Packed packed, BooleanSupplier stopped) throws IOException {
        running = id;
        try {
            if (stopped.getAsBoolean()) {
                throw new CancellationException();
            }
            wire.send(Frame.task(id, packed.parcel()));
            while (true) {
                var frame = wire.receive();
                switch (frame.kind()) {
                    case ANSWER -> {
                        return Answer.from(frame.content());
                    }
                    case CLASSES_WANTED -> {
                        wire.send(Frame.classes(packed.bundle()));
                        wire.send(Frame.task(id, packed.parcel()));
                    }
                    case OUT -> show(System.out, text(frame));
                    case ERR -> show(System.err, text(frame));
                    default -> throw new IOException("A worker does not say " + frame.kind());
                }
            }
        } finally {
            running = NOTHING;
        }
    }

    boolean isBusy() {
        return running != NOTHING;
    }

    /** Interrupts the thread on which the task runs. Does nothing where there is none. */
    void interruptTask() {
        long id = running;
        if (id != NOTHING) {
            try {
                wire.trySend(Frame.of(Frame.Kind.STOP, id));
            } catch (IOException gone) {
                // So is its task.
            }
        }
    }

    private static String text(Frame frame) {
        return new String(frame.content(), StandardCharsets.UTF_8);
    }

    private void show(PrintStream stream, String text) {
        stream.print(text.lines().map(line -> name + ": " + line + "\n").collect(Collectors.joining()));
    }

    private void showErrors() {
        try (var lines = new BufferedReader(process.errorReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
            }
        } catch (IOException childGone) {
            // What was read is shown.
        }
    }

    private synchronized void keep(String line) {
        said.append(line).append('\n');
        said.delete(0, Math.max(0, said.length() - LAST_WORDS));
        if (shown) {
            show(System.err, line);
        }
    }

    /** What a JVM says that does not start is told by the exception. */
    private synchronized void showFromNowOn() {
        show(System.err, said.toString());
        shown = true;
    }

    /** How it ended, and its last words; ends it if it has not. */
    String howItEnded() {
        boolean interrupted = Thread.interrupted();
        try {
            boolean ended = process.waitFor(500, TimeUnit.MILLISECONDS);
            close();
            errors.join(500);
            return words(ended);
        } catch (InterruptedException e) {
            interrupted = true;
            return words(!process.isAlive());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized String words(boolean byItself) {
        return (byItself ? "with exit code " + process.exitValue() : "by us, for it did not keep to the protocol")
                + ChildFailed.said(said.toString());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends it by force, without waiting. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Ends it by force and waits until it has ended, half a second at most. */
    void close() {
        Launch.end(process, Set.of());
    }
}
