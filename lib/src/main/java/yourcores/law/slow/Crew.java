package yourcores.law.slow;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The slow-motion cores that run a program together. The whole job is {@value #SLICES} slices of slow-motion time;
 * shares are shares of that job, and need not add up to 1: a crew may do more than the job once, and its speed-up
 * counts the work done in the same time.
 *
 * <p>Thread rule: use only by the thread that runs the program.
 */
public final class Crew {
    static final int SLICES = 80;

    private static final int SHORT_PERIOD = 1;

    private final int size;
    private final SlowClock clock;
    private final ExecutorService cores;
    private final Slice own;
    private final long start;
    private final Thread coordinator = Thread.currentThread();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private double done;

    Crew(int size, SlowClock clock, ExecutorService cores) {
        this.size = size;
        this.clock = clock;
        this.cores = cores;
        this.start = System.nanoTime();
        this.own = new Slice(clock, start);
    }

    /** How many cores there are. */
    public int size() {
        return size;
    }

    /**
     * One core does a share of the whole job while the others wait.
     *
     * @param share of the whole job, 0 or more
     * @throws InterruptedException if the program was stopped
     */
    public void alone(double share) throws InterruptedException {
        own.whole();
        own.work(slices(share));
    }

    /**
     * One core does what one core by itself would not need to do, merging for instance, while the others wait. It takes
     * its time and counts as no work done.
     *
     * @param share of the whole job, 0 or more
     * @throws InterruptedException if the program was stopped
     */
    public void overhead(double share) throws InterruptedException {
        double before = done;
        alone(share);
        done = before;
    }

    /**
     * The cores do a share of the whole job together, each an equal part.
     *
     * @param share of the whole job, 0 or more
     * @throws Exception if the program was stopped
     */
    public void together(double share) throws Exception {
        together(share, slice -> slice.work(1));
    }

    /**
     * The cores go through a share of the whole job slice by slice, each through an equal number. Returns when all are
     * done. When one of them fails, the others are interrupted.
     *
     * @param share of the whole job, 0 or more
     * @param work what is done in each slice
     * @throws Exception what the work has thrown first
     */
    public void together(double share, SliceWork work) throws Exception {
        double each = slices(share) / size;
        long begin = own.due();
        var others = new ArrayList<Future<Long>>();
        try {
            for (int core = 1; core < size; core++) {
                others.add(cores.submit(() -> other(begin, each, work)));
            }
            own.each(each, work);
            for (var other : others) {
                own.waitUntil(other.get());
            }
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            throw first(e);
        } finally {
            others.forEach(other -> other.cancel(true));
        }
    }

    /**
     * From now on the cores share a quota of processor time, as the processes of a container do: in each period of
     * one slice they may work for {@code cores} times that long together, then stand still until
     * the next period begins.
     *
     * @param cores how many cores' worth of time they may use, at least 0.1
     */
    public void quota(double cores) {
        quota(cores, SHORT_PERIOD);
    }

    /**
     * A quota with a period of its own. A job shorter than the period fits into the allowance of one period and never
     * feels the quota.
     *
     * @param cores how many cores' worth of time they may use, at least 0.1
     * @param periodSlices length of the period in slices, at least 1
     */
    public void quota(double cores, int periodSlices) {
        if (!(cores >= 0.1) || periodSlices < 1) {
            throw new IllegalArgumentException("A quota is at least 0.1 cores over at least 1 slice, not " + cores
                    + " cores over " + periodSlices + " slices");
        }
        clock.limit(new Quota(cores, periodSlices * clock.sliceNanos, start));
    }

    /** How much of the whole job was asked for so far. */
    double done() {
        return done;
    }

    /** When the job was begun, and when it was done by the stretched clock. */
    long start() {
        return start;
    }

    long due() {
        return own.due();
    }

    private long other(long begin, double slices, SliceWork work) throws Exception {
        try {
            var slice = new Slice(clock, begin);
            slice.each(slices, work);
            return slice.due();
        } catch (Throwable e) {
            if (failure.compareAndSet(null, e)) {
                coordinator.interrupt();
            }
            throw e;
        }
    }

    private Exception first(Exception own) {
        return switch (failure.get()) {
            case null -> own;
            case Exception e -> e;
            case Throwable e -> new ExecutionException(e);
        };
    }

    private double slices(double share) {
        if (!(share >= 0 && share <= 100)) {
            throw new IllegalArgumentException("A share of the job is 0 to 100, 1 for all of it, not " + share);
        }
        done += share;
        return share * SLICES;
    }
}
