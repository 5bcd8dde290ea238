package yourcores.workers;

import java.util.List;
import yourcores.child.ChildFailed;

/** Where the members of a cluster are. Safe for use by any thread. */
interface Members {
    int count();

    /**
     * The address of a member, from 0. One of our own that has died is started anew first.
     *
     * @throws ChildFailed where it does not start
     */
    String address(int number) throws InterruptedException;

    /** Addresses by which a driver finds the cluster. */
    List<String> addresses();

    /** Grows when the cluster began anew: a driver of the one before does not find it. */
    int generation();

    /** How often to try to reach a member that is lost. */
    int mostStarts();

    /** A member in words: "member 1", "the member at 192.168.1.20:5701". */
    String name(int number);

    /** How a member that lost a task has ended; what was told where it lives. */
    String howItEnded(int number, String told);

    /** Ends a member by force, where that can be done. */
    void kill(int number);

    List<Long> processes();

    int replaced();
}
