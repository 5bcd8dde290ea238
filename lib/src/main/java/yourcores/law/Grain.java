package yourcores.law;

import java.util.Optional;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.measure.Law;
import yourcores.measure.Share;
import yourcores.measure.system.Machine;

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
                    0,
                    nothing,
                    0,
                    nothing,
                    Optional.of("the prices of starting and handing over could not be measured, the machine was busy"));
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
        if (machine.capacity() < workers - 0.01) {
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

    private double speed(double tasks, double start, double price) {
        return 1 / (Math.ceil(tasks / workers - 1e-9) / tasks + start + tasks * price);
    }
}
