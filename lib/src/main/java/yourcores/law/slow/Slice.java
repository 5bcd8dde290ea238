package yourcores.law.slow;

/**
 * A slow-motion core at work on a slice of the job. The core is a real thread that runs real code; its clock is
 * stretched, so that a slice of {@code work} takes some milliseconds of which the thread computes for a small part and
 * is parked for the rest. Deadlines are fixed: waking up late does not add up.
 *
 * <p>A core that was held up by another one, by a lock for instance, goes on from the latest deadline that any core of
 * the crew has reached, for what it waited for cannot have happened later.
 *
 * <p>Thread rule: use only by the thread it was handed to.
 */
public final class Slice {
    /** Time between two calls of work above which the core counts as held up. */
    private static final long HELD_UP_NANOS = 5_000;

    private static final double LONGEST_STRETCH = 1;

    private final SlowClock clock;
    private double length = 1;
    private long due;
    private long back = System.nanoTime();

    Slice(SlowClock clock, long begin) {
        this.clock = clock;
        this.due = begin;
    }

    /**
     * Spends a part of this slice's slow-motion time.
     *
     * @param part of the slice, 1 for the whole; more than 1 prolongs it
     * @throws InterruptedException if the program was stopped
     */
    public void work(double part) throws InterruptedException {
        if (!(part >= 0 && part <= 100_000)) {
            throw new IllegalArgumentException("A slice's work is 0 to 100000 times the slice, not " + part);
        }
        long now = System.nanoTime();
        if (now - back > HELD_UP_NANOS) {
            due = Math.max(due, clock.latest());
        }
        double left = part * length;
        do {
            stretch(Math.min(left, LONGEST_STRETCH));
            left -= LONGEST_STRETCH;
        } while (left > 0);
    }

    /** Goes through a number of slices that need not be whole, in slices of equal length. */
    void each(double slices, SliceWork work) throws Exception {
        int count = (int) Math.ceil(slices - 1e-9);
        length = slices / Math.max(1, count);
        for (int slice = 0; slice < count; slice++) {
            work.run(this);
        }
    }

    /** From now on this core works in whole slices. */
    void whole() {
        length = 1;
    }

    /** This core has waited for another one that was done at a given moment. */
    void waitUntil(long done) {
        due = Math.max(due, done);
        back = System.nanoTime();
    }

    long due() {
        return due;
    }

    private void stretch(double slices) throws InterruptedException {
        long nanos = Math.round(slices * clock.sliceNanos);
        due = clock.endOf(due, nanos);
        var deadline = clock.begin(due);
        Burst.sized().run(nanos);
        clock.reach(deadline);
        back = System.nanoTime();
    }
}
