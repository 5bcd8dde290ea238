package yourcores.workers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import yourcores.child.ChildFailed;
import yourcores.child.Kept;
import yourcores.child.Launch;
import yourcores.child.Shown;

/**
 * A process that runs {@link ClusterMain}, and the conversation with it: many ask at a time, each waits for its answer.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ClusterDriver {
    private static final int START_SECONDS = 60;
    private static final String GONE = "for the cluster's driver has ended.";
    private static final byte[] NOTHING = {};

    private final Process process;
    private final Wire wire;
    private final Map<Long, CompletableFuture<Frame>> asked = new ConcurrentHashMap<>();
    /** Members may work for other kernels too, whose ids must differ. */
    private final AtomicLong ids = new AtomicLong(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE / 2));

    /**
     * @param members addresses by which it finds the cluster
     * @throws ChildFailed where it reaches no member
     */
    ClusterDriver(ClusterJvms jvms, List<String> members) {
        process = jvms.start("The cluster's driver", ClusterMain.class, members);
        wire = new Wire(process.getInputStream(), process.getOutputStream());
        var errors = new Shown("driver", process.errorReader(StandardCharsets.UTF_8), System.err);
        awaitReady(members, errors);
        Kept.threads("messages of the driver").newThread(this::receive).start();
    }

    private void awaitReady(List<String> members, Shown errors) {
        var late = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS));
        try {
            wire.receive();
        } catch (IOException e) {
            close();
            throw new ChildFailed(
                    process.isAlive() || process.exitValue() != ClusterMain.NO_MEMBER
                            ? "The cluster's driver does not start" + ChildFailed.said(errors.lastWords())
                            : "No member answers at " + String.join(", ", members)
                                    + ": start one there, as the page of ClusterMember says, then make the workers again",
                    e);
        } finally {
            late.cancel(false);
        }
    }

    private void receive() {
        try {
            while (true) {
                var frame = wire.receive();
                var waiting = asked.remove(frame.id());
                if (waiting != null) {
                    waiting.complete(frame);
                }
            }
        } catch (IOException gone) {
            close();
            asked.values().forEach(waiting -> waiting.completeExceptionally(new IOException(GONE, gone)));
        }
    }

    long newId() {
        return ids.incrementAndGet();
    }

    /**
     * Has a member run a task.
     *
     * @param id from {@link #newId}
     * @throws IOException where the member or the driver is gone: says how
     * @throws InterruptedException after the member was told to stop
     */
    Answer ask(long id, String member, Packed packed) throws IOException, InterruptedException {
        var parcel = packed.parcel();
        var answer = ask(id, parcel.classes(), new Mail(member, NOTHING, parcel.task()));
        if (answer.length == 0) {
            answer = ask(id, parcel.classes(), new Mail(member, packed.bundle().toBytes(), parcel.task()));
        }
        return Answer.from(answer);
    }

    /** @throws IOException where the member does not answer: says how */
    void lookFor(String member) throws IOException, InterruptedException {
        ask(newId(), "", new Mail(member, NOTHING, NOTHING));
    }

    private byte[] ask(long id, String classes, Mail mail) throws IOException, InterruptedException {
        var waiting = new CompletableFuture<Frame>();
        asked.put(id, waiting);
        try {
            send(new Frame(Frame.Kind.TASK, id, classes, mail.toBytes()));
            return content(waiting.get());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            interruptTask(id);
            throw e;
        } finally {
            asked.remove(id);
        }
    }

    private void send(Frame frame) throws IOException {
        try {
            wire.send(frame);
        } catch (IOException e) {
            close();
        }
        if (!process.isAlive()) {
            throw new IOException(GONE);
        }
    }

    private static byte[] content(Frame frame) throws IOException {
        if (frame.kind() == Frame.Kind.LOST) {
            throw new IOException("as the cluster tells: " + new String(frame.content(), StandardCharsets.UTF_8));
        }
        return frame.content();
    }

    /** Interrupts the thread on which the task runs. */
    void interruptTask(long id) {
        try {
            wire.trySend(Frame.of(Frame.Kind.STOP, id));
        } catch (IOException gone) {
            // So is whoever waits for its answer.
        }
    }

    /** Waits no longer for the task's answer. */
    void forget(long id) {
        var waiting = asked.remove(id);
        if (waiting != null) {
            waiting.completeExceptionally(new IOException("it did not answer an interrupt"));
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it by force and waits until it has ended, half a second at most. */
    void close() {
        Launch.end(process, Set.of());
    }
}
