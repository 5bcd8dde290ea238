package yourcores.race;

import java.util.concurrent.TimeUnit;
import yourcores.figure.Progress;
import yourcores.measure.system.Machine;

/**
 * How long an experiment is repeated.
 *
 * @param times how many runs; 0 where time decides
 * @param nanos time budget, where time decides
 */
record Limit(long times, long nanos) {
    private static final long FULL_MILLIS = 1_000;
    private static final long QUICK_MILLIS = 300;
    private static final int FEWEST = 5;
    private static final int EXTENSION = 3;

    /** Meetings from which on it means something that an outcome was not seen. */
    static final long FEWEST_MET = 50_000;

    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Who waits no longer than this needs no progress. */
    private static final long UNTIL_PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(1_300);

    static Limit usual() {
        return share(1);
    }

    /** A share of the usual time. */
    static Limit share(double share) {
        long millis = Machine.here().quick() ? QUICK_MILLIS : FULL_MILLIS;
        return new Limit(0, (long) (share * TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    static Limit times(long runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("An experiment takes one run at least, not " + runs);
        }
        return new Limit(runs, Long.MAX_VALUE);
    }

    /** Whether another run is due: at least five, unless one takes more than two seconds. */
    boolean another(long runs, long elapsed, long perRun) {
        if (times > 0) {
            return runs < times;
        }
        return elapsed < nanos || runs < FEWEST && perRun <= SLOW_NANOS;
    }

    /** Whether it goes on beyond its time, because other programs kept the actors from meeting. */
    boolean extended(long met, long elapsed) {
        return times == 0 && met < FEWEST_MET && elapsed < EXTENSION * nanos;
    }

    /** Shows how far it has come, where somebody has waited for long. */
    void show(Progress progress, long runs, long elapsed) {
        if (elapsed > UNTIL_PROGRESS_NANOS) {
            progress.at(times > 0 ? (double) runs / times : Math.min(1, (double) elapsed / nanos));
        }
    }
}
