package yourcores.workers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import yourcores.child.ChildFailed;
import yourcores.child.Kept;
import yourcores.child.KeptProcess;

/**
 * A process that runs {@link ClusterMain}, and the conversation with it: many ask at a time, each waits for its answer.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class ClusterDriver {
    private static final String GONE = "for the cluster's driver has ended.";
    private static final String ALONE = "for no member answers any more: is this host cut off?";

    private final KeptProcess process;
    private final Wire wire;
    private final Map<Long, CompletableFuture<Frame>> asked = new ConcurrentHashMap<>();
    /** Nobody receives any more. Set before those that wait are told, and read by others once they wait. */
    private volatile boolean gone;

    /**
     * @param members addresses by which it finds the cluster
     * @throws ChildFailed where it reaches no member
     */
    ClusterDriver(ClusterJvms jvms, List<String> members) throws InterruptedException {
        process = jvms.start("the cluster's driver", ClusterMain.class, members);
        wire = new Wire(process.out(), process.in());
        try {
            process.awaitReady(wire::receive);
        } catch (ChildFailed e) {
            throw process.hasEndedWith(ClusterMain.NO_MEMBER)
                    ? new ChildFailed(
                            "No member answers at " + String.join(", ", members)
                                    + ": start one there, as the page of ClusterMember says, then make the workers again",
                            e)
                    : e;
        }
        Kept.threads("messages of the driver").newThread(this::receive).start();
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
        } catch (Throwable cause) {
            gone = true;
            close();
            asked.values().forEach(waiting -> waiting.completeExceptionally(new IOException(howItEnded(), cause)));
        }
    }

    /**
     * Says something to a member and waits for its reply.
     *
     * @throws IOException where the member or the driver is gone: says how
     * @throws InterruptedException after the member was told to stop
     */
    Frame say(Frame frame) throws IOException, InterruptedException {
        var reply = new CompletableFuture<Frame>();
        asked.put(frame.id(), reply);
        try {
            send(frame);
            return refuseLost(reply.get());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            interruptTask(frame.member(), frame.id());
            throw e;
        } finally {
            asked.remove(frame.id());
        }
    }

    private void send(Frame frame) throws IOException {
        try {
            wire.send(frame);
        } catch (IOException e) {
            close();
        }
        if (gone || !process.isAlive()) {
            throw new IOException(howItEnded());
        }
    }

    /** How its end is told. */
    private String howItEnded() {
        return process.hasEndedWith(ClusterMain.NO_MEMBER) ? ALONE : GONE;
    }

    private static Frame refuseLost(Frame frame) throws IOException {
        if (frame.kind() == Frame.Kind.LOST) {
            throw new IOException("as the cluster tells: " + new String(frame.content(), StandardCharsets.UTF_8));
        }
        return frame;
    }

    /** Interrupts the thread on which the task runs. */
    void interruptTask(String member, long id) {
        try {
            wire.trySend(Frame.stop(id).to(member));
        } catch (IOException driverGone) {
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
        process.close();
    }
}
