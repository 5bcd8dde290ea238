package yourcores.workers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import yourcores.child.ChildFailed;
import yourcores.child.ChildJvm;
import yourcores.child.KeptProcess;
import yourcores.child.Shown;

/**
 * A process that runs {@link WorkerMain}, and the conversation with it. What its tasks print is printed here, each line
 * with the worker's name before it.
 */
final class WorkerProcess implements Peer {
    /** Enough for a task that takes and gives a picture of six megapixels, 24 MB, and copies it on the way. */
    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-Xlog:aot=off:stderr",
            "--enable-preview");

    private static final int WARM_UP = 20;

    private final String name;
    private final KeptProcess process;
    private final Wire wire;

    WorkerProcess(String name, List<String> jvmOptions) {
        var options = new ArrayList<>(OPTIONS);
        options.addAll(jvmOptions);
        this.name = name;
        process = new KeptProcess(
                ChildJvm.launch(name, options, ChildJvm.ownClasses(), WorkerMain.class.getName(), List.of()));
        wire = new Wire(process.out(), process.in());
    }

    /**
     * Waits until it can be asked, and lets it load what every task needs.
     *
     * @throws ChildFailed where it does not start, with what it said
     */
    void warmUp() throws InterruptedException {
        process.awaitReady(() -> {
            var ready = wire.receive();
            greet(WARM_UP);
            return ready;
        });
    }

    @Override
    public Frame say(Frame frame) throws IOException {
        wire.send(frame);
        while (true) {
            var reply = wire.receive();
            switch (reply.kind()) {
                case OUT -> Shown.print(System.out, name, text(reply));
                case ERR -> Shown.print(System.err, name, text(reply));
                default -> {
                    return reply;
                }
            }
        }
    }

    private static String text(Frame frame) {
        return new String(frame.content(), StandardCharsets.UTF_8);
    }

    @Override
    public void interruptTask(long id) {
        try {
            wire.trySend(Frame.stop(id));
        } catch (IOException gone) {
            // So is its task.
        }
    }

    @Override
    public void giveUp(long id) {
        kill();
    }

    @Override
    public String howItWasLost(IOException told) {
        return process.howItEnded();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Tells it that no more comes, and waits until it has ended. */
    void leave(Duration limit) throws IOException, InterruptedException {
        process.in().close();
        long end = System.nanoTime() + limit.toNanos();
        while (!process.hasEnded() && System.nanoTime() - end < 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    void kill() {
        process.kill();
    }

    void close() {
        process.close();
    }
}
