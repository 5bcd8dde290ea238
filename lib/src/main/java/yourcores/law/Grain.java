package yourcores.law;

import java.util.Optional;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.measure.Law;
import yourcores.measure.Share;
import yourcores.measure.system.Machine;

/**
 * What cutting a piece of work into n equal tasks for a pool of p workers promises: the rounds that the tasks take, and
 * the price of handing each one over. With the work of one worker as the unit of time,
 *
 * <p>S(n) = 1 / ( ⌈n/p⌉ / n + n h ).
 *
 * <p>A law of the number of tasks, not of workers. Handing over is taken to be one after the other, so that it adds to
 * the time as it is; where several workers hand over at the same time, less is lost.
 *
 * @param workers p, each with a core of its own
 * @param price h, the price of handing over one task, in units of the whole work, with its interval
 * @param limits why nothing is promised on this machine, as a clause; empty where something is
 */
public record Grain(int workers, double price, Interval price95, Optional<String> limits) implements Law {

    /**
     * The law after a measurement.
     *
     * @param handingOver what share of the time of the whole work it takes to hand over a number of empty tasks
     * @param tasks that number
     */
    public static Grain predict(int workers, Share handingOver, int tasks) {
        var here = Machine.here();
        Optional<String> why = handingOver.interval() == null
                ? Optional.of("the price of handing over could not be measured, the machine was busy")
                : here.capacity() < workers - 0.01
                        ? Optional.of(Numbers.count(workers) + " workers do not run at the same time here ("
                                + here.limitReason() + ")")
                        : Optional.empty();
        var interval = handingOver.interval() == null
                ? Interval.exactly(0)
                : new Interval(
                        handingOver.interval().low() / tasks,
                        handingOver.interval().high() / tasks);
        return new Grain(workers, handingOver.share() / tasks, interval, why);
    }

    @Override
    public String name() {
        return "the price of handing over, " + workers + (workers == 1 ? " worker" : " workers");
    }

    @Override
    public double at(double tasks) {
        return speed(tasks, price);
    }

    @Override
    public Optional<Interval> bandAt(double tasks) {
        return Optional.of(new Interval(speed(tasks, price95.high()), speed(tasks, price95.low())));
    }

    @Override
    public Optional<String> doubt() {
        return limits;
    }

    private double speed(double tasks, double price) {
        return 1 / (Math.ceil(tasks / workers - 1e-9) / tasks + tasks * price);
    }
}
