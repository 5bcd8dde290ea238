package yourcores.law.slow;

import java.util.HashMap;
import java.util.Map;

/**
 * A quota of processor time as containers have it: in each period all cores together may work for {@code cores}
 * periods' time; when that is spent, they stand still until the next period begins. Times in nanoseconds.
 *
 * <p>Thread rule: safe for use by all cores of a run.
 */
final class Quota {
    private static final double DONE = 0.5;

    private final double allowance;
    private final long period;
    private final long origin;
    private final Map<Long, Double> spent = new HashMap<>();

    Quota(double cores, long period, long origin) {
        this.allowance = cores * period;
        this.period = period;
        this.origin = origin;
    }

    /** When work of a given length is over that begins at a given moment. */
    synchronized long endOf(long begin, long length) {
        double time = begin - origin;
        double left = length;
        while (true) {
            long number = (long) Math.floor(time / period);
            double end = (number + 1.0) * period;
            double take = Math.min(left, Math.min(end - time, allowance - spent.getOrDefault(number, 0.0)));
            spent.merge(number, take, Double::sum);
            left -= take;
            time += take;
            if (left <= DONE) {
                return origin + Math.round(time);
            }
            time = end;
        }
    }
}
