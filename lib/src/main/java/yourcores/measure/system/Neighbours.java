package yourcores.measure.system;

import java.util.OptionalDouble;

/**
 * What other programs had of the processors since a moment. This program and its children that have ended count as one;
 * a child that still runs counts as another program. In a container, too, the whole machine is meant.
 *
 * <p>Source: proc(5), {@code /proc/stat} and {@code /proc/self/stat}, which count in hundredths of a second.
 *
 * <p>Thread rule: immutable.
 */
public final class Neighbours {
    private final Proc proc = new Proc();
    private final long own = proc.programTime();
    private final Proc.Machinewide all = proc.machinewide();
    private final long start = System.nanoTime();

    private Neighbours() {}

    /** Watches from now on. */
    public static Neighbours watch() {
        return new Neighbours();
    }

    /**
     * Processors that they kept busy on average; empty where the system does not tell. Watch for a quarter of a second or
     * more: the books of the system are some hundredths of a second late, stolen time is booked in lumps.
     */
    public OptionalDouble used() {
        if (!proc.hasRunDelay()) {
            return OptionalDouble.empty();
        }
        var now = proc.machinewide();
        double used = now.busy() - all.busy() + now.stolen() - all.stolen() - (proc.programTime() - own);
        return OptionalDouble.of(Math.max(0, used / (System.nanoTime() - start)));
    }
}
