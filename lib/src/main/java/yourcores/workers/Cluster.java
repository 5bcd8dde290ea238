package yourcores.workers;

import java.io.IOException;
import java.util.List;
import yourcores.child.ChildFailed;

/**
 * A cluster as its workers see it: its members, and the driver, which is started anew when it is gone.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Cluster {
    private static final long BEFORE_NEXT_DRIVER_NANOS = 3_000_000_000L;

    private final ClusterJvms jvms;
    private final Members members;
    private ClusterDriver driver;
    private ChildFailed noDriver;
    private long failedAt;
    private int drivenGeneration;
    private volatile boolean closed;

    Cluster(ClusterJvms jvms, Members members) {
        this.jvms = jvms;
        this.members = members;
    }

    Members members() {
        return members;
    }

    /**
     * A member. One of our own that has died is started anew first.
     *
     * @throws ChildFailed where there is no way to it: says what to do
     */
    Peer to(int number) throws InterruptedException {
        var address = members.address(number);
        var peer = new MemberPeer(members, number, address, driver());
        try {
            peer.greet(1);
            return peer;
        } catch (IOException e) {
            if (peer.isAlive()) {
                members.kill(number);
            }
            throw new ChildFailed(
                    "A member is lost, " + peer.howItWasLost(e)
                            + "\nStart one there, as the page of ClusterMember says, or make workers without it",
                    e);
        }
    }

    private record MemberPeer(Members members, int number, String address, ClusterDriver driver) implements Peer {

        @Override
        public Frame say(Frame frame) throws IOException, InterruptedException {
            return driver.say(frame.to(address));
        }

        @Override
        public boolean isAlive() {
            return driver.isAlive();
        }

        @Override
        public void interruptTask(long id) {
            driver.interruptTask(address, id);
        }

        @Override
        public void giveUp(long id) {
            members.kill(number);
            driver.forget(id);
        }

        /** With its member, on the way to a member that lives, or with the driver. */
        @Override
        public String howItWasLost(IOException told) {
            return driver.isAlive() ? members.howItEnded(number, told.getMessage()) : told.getMessage();
        }
    }

    private synchronized ClusterDriver driver() throws InterruptedException {
        if (closed) {
            throw new ChildFailed("The workers were closed");
        }
        if (driver != null && (!driver.isAlive() || drivenGeneration != members.generation())) {
            driver.close();
            driver = null;
        }
        if (noDriver != null && members.mostStarts() == 1 && System.nanoTime() - failedAt < BEFORE_NEXT_DRIVER_NANOS) {
            throw new ChildFailed(noDriver.getMessage(), noDriver);
        }
        if (driver == null) {
            drivenGeneration = members.generation();
            var addresses = members.addresses();
            if (addresses.isEmpty()) {
                throw new ChildFailed("All members of the cluster have died at once");
            }
            driver = newDriver(addresses);
        }
        return driver;
    }

    /** Each worker asks for one: what has just failed fails for all of them at once. */
    private ClusterDriver newDriver(List<String> addresses) throws InterruptedException {
        try {
            var started = new ClusterDriver(jvms, addresses);
            noDriver = null;
            return started;
        } catch (ChildFailed e) {
            noDriver = e;
            failedAt = System.nanoTime();
            throw e;
        }
    }

    void close() {
        closed = true;
        jvms.close();
    }

    @Override
    public String toString() {
        return "A Hazelcast cluster of " + members + (closed ? ", closed" : "");
    }
}
