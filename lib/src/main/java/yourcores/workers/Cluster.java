package yourcores.workers;

import java.io.IOException;
import yourcores.child.ChildFailed;

/**
 * A cluster as its workers see it: its members, and the driver, which is started anew when it is gone.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Cluster {
    private final ClusterJvms jvms;
    private final Members members;
    private ClusterDriver driver;
    private int drivenGeneration;
    private volatile boolean closed;

    Cluster(ClusterJvms jvms, Members members) {
        this.jvms = jvms;
        this.members = members;
    }

    Members members() {
        return members;
    }

    /** A member that can be asked, and the driver to ask it by. */
    record Line(ClusterDriver driver, String member) {}

    /**
     * @throws ChildFailed where there is no way to it: says what to do
     */
    Line to(int number) throws InterruptedException {
        var member = members.address(number);
        var line = new Line(driver(), member);
        try {
            line.driver().lookFor(member);
            return line;
        } catch (IOException e) {
            if (line.driver().isAlive()) {
                members.kill(number);
            }
            throw new ChildFailed(
                    "A member is lost, " + howItWasLost(line, number, e)
                            + "\nStart one there, as the page of ClusterMember says, or make workers without it",
                    e);
        }
    }

    /** How a task was lost: with its member, on the way to a member that lives, or with the driver. */
    String howItWasLost(Line line, int number, IOException told) {
        return line.driver().isAlive() ? members.howItEnded(number, told.getMessage()) : told.getMessage();
    }

    private synchronized ClusterDriver driver() {
        if (closed) {
            throw new ChildFailed("The workers were closed");
        }
        if (driver != null && (!driver.isAlive() || drivenGeneration != members.generation())) {
            driver.close();
            driver = null;
        }
        if (driver == null) {
            drivenGeneration = members.generation();
            var addresses = members.addresses();
            if (addresses.isEmpty()) {
                throw new ChildFailed("All members of the cluster have died at once");
            }
            driver = new ClusterDriver(jvms, addresses);
        }
        return driver;
    }

    boolean isClosed() {
        return closed;
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
