package yourcores.server;

import java.util.SplittableRandom;

/** When the requests of an open load are due, one after the other. Use by one thread. */
final class LoadSchedule {
    private final long start;
    private final long end;
    private final double gap;
    private final SplittableRandom random; // null where they are due evenly
    private double since; // nanoseconds from the start to the next one
    private long number;

    LoadSchedule(LoadPlan plan, long start) {
        this.start = start;
        end = start + plan.time().toNanos();
        gap = 1e9 / plan.perSecond();
        random = plan.seed() == LoadPlan.EVENLY ? null : new SplittableRandom(plan.seed());
        since = random == null ? 0 : randomGap();
    }

    /** When the next one is due. */
    long due() {
        return start + Math.round(since);
    }

    /** Whether no more are due: the load is over. */
    boolean over() {
        return due() - end >= 0;
    }

    void next() {
        number++;
        since = random == null ? number * gap : since + randomGap();
    }

    /** People who know nothing of each other come with gaps that are distributed exponentially. */
    private double randomGap() {
        return -Math.log(1 - random.nextDouble()) * gap;
    }
}
