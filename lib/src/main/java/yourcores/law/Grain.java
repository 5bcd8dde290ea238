package yourcores.law;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.measure.Law;
import yourcores.measure.Share;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Room;

/**
 * What cutting a piece of work into n equal tasks for a pool of p workers promises: the rounds that the tasks take, the
 * price s of the workers' start and end, and the price h of handing each task over. With the work of one worker as the
 * unit of time,
 *
 * <p>S(n) = 1 / ( ⌈n/p⌉ / n + s + n h ).
 *
 * <p>A law of the number of tasks, not of workers. Starting and handing over are taken to be one after the other, so
 * that they add to the time as they are; where several workers start or hand over at the same time, or the first ones
 * compute while the others are being started, less is lost.
 *
 * @param workers p, each with a core like the others
 * @param start s, in units of the whole work
 * @param start95 its interval
 * @param price h, the price of handing over one task, in units of the whole work
 * @param price95 its interval
 * @param limits why nothing is promised on this machine, as a clause; empty where something is
 */
public record Grain(
        int workers, double start, Interval start95, double price, Interval price95, Optional<String> limits)
        implements Law {
    private static final double NEAR_THE_TOP = 0.9;
    private static final int MOST_TASKS = 1 << 24;

    /**
     * The law after two measurements.
     *
     * @param starting what share of the time of the whole work it takes to start the workers and to see their end
     * @param handingOver what share it takes to do so with a number of empty tasks in between
     * @param tasks that number
     */
    public static Grain predict(int workers, Share starting, Share handingOver, int tasks) {
        return predict(Machine.here(), workers, starting, handingOver, tasks);
    }

    static Grain predict(Machine machine, int workers, Share starting, Share handingOver, int tasks) {
        if (starting.interval() == null || handingOver.interval() == null) {
            var nothing = Interval.exactly(0);
            return new Grain(
                    workers,
                    Double.NaN,
                    nothing,
                    Double.NaN,
                    nothing,
                    Optional.of("the prices of starting and handing over could not be measured, the machine was busy;"
                            + " run their cells again when it is quiet, then this one"));
        }
        double price = (handingOver.share() - starting.share()) / tasks;
        double low = (handingOver.interval().low() - starting.interval().high()) / tasks;
        double high = (handingOver.interval().high() - starting.interval().low()) / tasks;
        return new Grain(
                workers,
                starting.share(),
                starting.interval(),
                Math.max(0, price),
                new Interval(Math.max(0, low), Math.max(0, high)),
                unlike(machine, workers));
    }

    /** Why the workers do not each have a core like the others. */
    private static Optional<String> unlike(Machine machine, int workers) {
        if (workers > Room.whole(machine.capacity())) {
            return Optional.of(Numbers.count(workers) + " workers do not have a processor each here ("
                    + machine.limitReason() + ")");
        }
        if (workers <= machine.equalCores()) {
            return Optional.empty();
        }
        return Optional.of(machine.mixedCores() ? "some cores are slower than others" : "two workers share a core");
    }

    @Override
    public String name() {
        return "the price of starting and handing over, " + workers + (workers == 1 ? " worker" : " workers");
    }

    @Override
    public double at(double tasks) {
        return speed(tasks, start, price);
    }

    @Override
    public Optional<Interval> bandAt(double tasks) {
        return Optional.of(
                new Interval(speed(tasks, start95.high(), price95.high()), speed(tasks, start95.low(), price95.low())));
    }

    @Override
    public Optional<String> doubt() {
        return limits;
    }

    /** Both prices as a sentence. */
    public String prices() {
        if (Double.isNaN(price)) {
            return "s and h are not known: " + limits.orElseThrow() + ".";
        }
        return "s is " + Numbers.percent(start) + " of the whole work. h is " + part(price) + " of it ["
                + part(price95.low()) + ", " + part(price95.high()) + "].";
    }

    /** 1/910 000: so many hand-overs take as long as the whole work. */
    private static String part(double price) {
        return price > 0 ? "1/" + Numbers.count(rounded(1 / price)) : "0";
    }

    /**
     * From which number of tasks on, and up to which, the promise stays within a tenth of its highest value, as a
     * sentence. The end lies within bounds as the price does.
     */
    public String plateau() {
        if (limits.isPresent()) {
            return "No plateau is promised: " + limits.get() + ".";
        }
        var plateau = plateau(price);
        if (plateau.isEmpty()) {
            return "The line has no plateau: with these prices it does not stay within a tenth of its top.";
        }
        int begin = plateau.get().begin();
        var end = plateau.get().endInWords();
        var between = ends(price95.high()) + " to " + ends(price95.low());
        return "The line stays within a tenth of its top from " + Numbers.count(begin)
                + (begin == 1 ? " task" : " tasks")
                + " to " + end + " [" + between + "]"
                + plateau.get()
                        .times()
                        .map(times -> ": that is " + times + " times as many.")
                        .orElse(".");
    }

    private String ends(double price) {
        return plateau(price).map(Plateau::endInWords).orElse("none");
    }

    /** Both are numbers of tasks; the end is {@link #MOST_TASKS} where there is none below. */
    record Plateau(int begin, int end) {

        String endInWords() {
            return end == MOST_TASKS ? "any number" : Numbers.count(rounded(end));
        }

        Optional<String> times() {
            return end == MOST_TASKS ? Optional.empty() : Optional.of(Numbers.count(rounded((double) end / begin)));
        }
    }

    /** A law with teeth stays near its top once it has done so for all the numbers of one round, until too many cost too much. */
    Optional<Plateau> plateau(double price) {
        double top = IntStream.rangeClosed(1, workers)
                .mapToDouble(tasks -> speed(tasks, start, price))
                .max()
                .orElseThrow(); // with more tasks, no round is better filled, and more are handed over
        IntPredicate near = tasks -> speed(tasks, start, price) >= NEAR_THE_TOP * top;
        int begin = 1;
        for (int tasks = 1; tasks * price * NEAR_THE_TOP * top < 1; tasks++) { // beyond, the price alone is too much
            if (!near.test(tasks)) {
                begin = tasks + 1;
            } else if (tasks - begin + 1 == workers) {
                return Optional.of(new Plateau(begin, end(tasks, near)));
            }
        }
        return Optional.empty();
    }

    /**
     * The last number of tasks near the top. In each round the first number is worst, or the last; the time of either, as
     * a function of the round, only grows once it was short.
     *
     * @param from the last of a round's worth of numbers near the top
     */
    private int end(int from, IntPredicate near) {
        int round = (from + workers - 1) / workers;
        int beyond = MOST_TASKS / workers + 1;
        while (round + 1 < beyond) {
            int middle = (round + beyond) / 2;
            if (near.test((middle - 1) * workers + 1) && near.test(middle * workers)) {
                round = middle;
            } else {
                beyond = middle;
            }
        }
        int end = Math.max(from, (round - 1) * workers + 1);
        while (end < MOST_TASKS && near.test(end + 1)) {
            end++;
        }
        return end;
    }

    /** To two digits. */
    private static long rounded(double number) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(number)) - 1));
        return Math.round(Math.round(number / unit) * unit);
    }

    private double speed(double tasks, double start, double price) {
        return 1 / (Math.ceil(tasks / workers - 1e-9) / tasks + start + tasks * price);
    }
}
