package yourcores.exercise;

import org.opentest4j.TestAbortedException;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Neighbours;

/**
 * Other programs had the cores that a check needs. It has neither passed nor failed, and its exercise is not solved
 * before it has run again.
 */
public final class CoresTaken extends TestAbortedException {
    private static final double TOO_LITTLE = 0.5; // of a core, for two threads

    public CoresTaken() {
        super("other programs keep your cores busy, so that two threads seldom run at the same time: run the cell again"
                + " when they are done");
    }

    /** What others left of all processors; all of them where the system does not tell. */
    static double left(Neighbours others) {
        return Machine.here().present() - others.used().orElse(0);
    }

    /** Ends the check that calls it where two threads had too little of several cores. */
    static void orEnough(double left, int cores) {
        if (left < TOO_LITTLE && cores > 1) {
            throw new CoresTaken();
        }
    }
}
