package yourcores.measure.system;

import java.lang.management.ManagementFactory;

/**
 * What the books say of the calling thread so far, in nanoseconds; only differences mean something.
 *
 * @param clock the clock on the wall
 * @param processor how long it has had a processor
 * @param delay how long it was ready to run and did not, whoever was the cause; 0 throughout where the system keeps no
 *     such books
 */
public record OwnTime(long clock, long processor, long delay) {
    private static final Proc PROC = new Proc();

    /** The books of the calling thread, a platform thread. */
    public static OwnTime now() {
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return new OwnTime(
                System.nanoTime(), processor, PROC.ownReport(0, processor).delay());
    }

    /** What has been added since. */
    public OwnTime since(OwnTime before) {
        return new OwnTime(clock - before.clock, processor - before.processor, delay - before.delay);
    }
}
