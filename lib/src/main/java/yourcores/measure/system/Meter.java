package yourcores.measure.system;

import java.util.List;

/**
 * Tells whether other programs disturbed a sample.
 *
 * <p>Thread rule: a watch is started and stopped by the thread that runs the sample.
 */
public interface Meter {
    /** System property: {@code cpu} takes the meter of systems without {@code schedstat}. */
    String PROPERTY = "yourcores.meter";

    /** Begins to watch: called just before the sample. */
    Watch start();

    interface Watch {
        /**
         * Ends the watch: called just after the sample.
         *
         * @param wall how long the sample took, in nanoseconds
         * @param ended what the threads of the sample that have ended report of themselves
         */
        Reading stop(double wall, List<ThreadReport> ended);
    }

    /**
     * The best meter of this system.
     *
     * @param capacity how many processors the program can really have
     * @param waiting whether the work waits rather than computes
     */
    static Meter best(double capacity, boolean waiting) {
        var proc = new Proc();
        return proc.hasRunDelay() && !"cpu".equals(System.getProperty(PROPERTY))
                ? new RunDelayMeter(proc, capacity)
                : new CpuTimeMeter(capacity, waiting);
    }
}
