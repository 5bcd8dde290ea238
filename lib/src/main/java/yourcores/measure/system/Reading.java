package yourcores.measure.system;

/**
 * What the threads of one sample got of the processors. Times in nanoseconds. Disturbance is what the threads stood in
 * line for and other programs ran: a thread that waits for one of its own program has not been disturbed.
 *
 * @param delay how long they were ready to run, or expected to, and did not
 * @param tolerated delay, as a share of the processor time that the sample asked for, up to which it counts as clean
 * @param others how long other programs ran meanwhile, as far as it can be seen; infinite where nothing is known
 * @param seen processor time of the threads that the meter saw
 * @param all processor time of the whole program with its children
 */
public record Reading(double delay, double tolerated, double others, double seen, double all) {
    /** Share of the program's processor time that must be seen. */
    static final double LEAST_SEEN = 0.8;

    /** The program's whole time is known in ticks of 10 ms, for user and system apart. */
    private static final double TICKS = 20e6;

    public Purity purity(double wall) {
        if (all - seen > Math.max(TICKS, (1 - LEAST_SEEN) * all)) {
            return Purity.UNMETERED;
        }
        double lost = Math.min(delay, others);
        return lost > tolerated * Math.max(wall, seen + lost) ? Purity.DELAYED : Purity.CLEAN;
    }
}
