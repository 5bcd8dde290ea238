package yourcores.server;

import java.time.Duration;

/** When the requests of an open load are due, evenly, one after the other. Use by one thread. */
final class LoadSchedule {
    private final long start;
    private final long end;
    private final double gap;
    private long number;

    LoadSchedule(int perSecond, Duration time, long start) {
        this.start = start;
        end = start + time.toNanos();
        gap = 1e9 / perSecond;
    }

    /** When the next one is due. */
    long due() {
        return start + Math.round(number * gap);
    }

    /** Whether no more are due: the load is over. */
    boolean over() {
        return due() - end >= 0;
    }

    void next() {
        number++;
    }
}
