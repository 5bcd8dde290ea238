package yourcores.race;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A barrier at which a few threads meet again and again, with as little delay as can be had: they spin.
 *
 * <p>Thread rule: {@link #meet} by each of the parties, {@link #breakUp} by any thread.
 */
final class Meeting {
    private final int parties;
    private final boolean crowded;
    private final AtomicInteger missing;
    private volatile int round;
    private volatile boolean broken;

    Meeting(int parties, boolean crowded) {
        this.parties = parties;
        this.crowded = crowded;
        this.missing = new AtomicInteger(parties);
    }

    /**
     * Waits until all parties are here. What they did before is visible to all afterwards.
     *
     * @return false where the meeting was broken up
     */
    boolean meet() {
        int here = round;
        if (missing.decrementAndGet() == 0) {
            missing.set(parties);
            round = here + 1;
            return !broken;
        }
        var spin = new Spin(crowded);
        while (round == here) {
            if (broken) {
                return false;
            }
            spin.once();
        }
        return !broken;
    }

    /** Nobody waits any longer. */
    void breakUp() {
        broken = true;
    }
}
