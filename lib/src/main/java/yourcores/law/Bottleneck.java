package yourcores.law;

import java.util.List;
import java.util.Optional;
import yourcores.figure.Curve;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.measure.Costs;
import yourcores.measure.Law;

/**
 * The bound of something that is shared one at a time, or only so many at a time: a lock that each worker holds for a
 * share B of its work, while the others go on with what needs no lock; a quota of processors. S(p) is at most p and at
 * most 1 / B: a straight line with a knee. The same share as a phase, during which all others wait, gives the lower curve
 * of {@link Amdahl}.
 *
 * <p>Source: the asymptotic bounds of operational analysis, P. J. Denning, J. P. Buzen, The operational analysis of
 * queueing network models, ACM Computing Surveys 10 (3), 1978; for p and the average parallelism as bounds of a speed-up
 * see D. L. Eager, J. Zahorjan, E. D. Lazowska, IEEE Transactions on Computers 38 (3), 1989.
 *
 * @param name what is shared: "a lock held for 25 %"
 * @param share B, from 0 to 1: of the work of one worker, the part that needs all of it
 * @param shareInterval where B lies; {@code null} where B is given and not measured
 */
public record Bottleneck(String name, double share, Interval shareInterval) implements Law, Showable {

    public Bottleneck {
        Check.share("The share", share);
        if (shareInterval != null) {
            shareInterval = new Interval(Math.clamp(shareInterval.low(), 0, 1), Math.clamp(shareInterval.high(), 0, 1));
        }
    }

    /**
     * The bound of a lock.
     *
     * @param share of the work of one worker, the part under the lock
     * @throws IllegalArgumentException if it is outside 0 to 1
     */
    public static Bottleneck of(double share) {
        return of(share, null);
    }

    /**
     * The bound of a lock whose share was measured.
     *
     * @param bounds where the share lies; {@code null} where it is given
     */
    public static Bottleneck of(double share, Interval bounds) {
        return new Bottleneck("a lock held for " + Numbers.percent(share), share, bounds);
    }

    /**
     * The bound of a part that one worker at a time does, and that was timed alone.
     *
     * @param what does the part: "a loop busy"
     * @param timed the share of the part; where it is not known, as on a busy machine, the share is assumed, and the name
     *     says so
     * @param assumed a share from 0 to 1
     */
    public static Bottleneck of(String what, Amdahl timed, double assumed) {
        return timed.known()
                ? new Bottleneck(
                        what + " for " + Numbers.percent(timed.serialShare()),
                        timed.serialShare(),
                        timed.shareInterval())
                : new Bottleneck(what + " for " + Numbers.percent(assumed) + ", assumed", assumed, null);
    }

    /**
     * The bound of a pipeline of two stages, for so many workers in the first: it lets a thing out as fast as one of them
     * does, times their number, and never faster than the second stage lets it out. Where the second one is the slower one
     * from the first worker on, B is 1.
     *
     * @param second what was timed for the second stage, all its workers at work, as it stands in {@code timed}
     * @param first what was timed for one worker of the first
     * @throws IllegalArgumentException where something else was timed
     */
    public static Bottleneck ofStages(Costs timed, String first, String second) {
        double share = Math.min(1, timed.nanos(second) / timed.nanos(first));
        return new Bottleneck("the stage \"" + second + "\"", share, timed.ratio(second, first));
    }

    /**
     * The bound of a quota.
     *
     * @param processors how many processors' worth of time there is, at least 1
     */
    public static Bottleneck quota(double processors) {
        Check.processors(processors);
        return new Bottleneck("a quota of " + Numbers.plain(processors) + " processors", 1 / processors, null);
    }

    @Override
    public double at(double p) {
        Check.processors(p);
        return Math.min(p, limit());
    }

    @Override
    public Optional<Interval> bandAt(double p) {
        return Optional.ofNullable(shareInterval)
                .map(bounds -> new Interval(Math.min(p, 1 / bounds.high()), Math.min(p, 1 / bounds.low())));
    }

    @Override
    public boolean bound() {
        return true;
    }

    /** Where the knee is: 1 / B; infinite for B = 0. */
    public double limit() {
        return 1 / share;
    }

    /** Drawn above Amdahl's law with the same share. */
    @Override
    public Figure figure() {
        var amdahl = Amdahl.of(share);
        var curves = List.of(
                Draw.law(this, Curve.Role.PREDICTED, Draw.MOST),
                Draw.law(amdahl, Curve.Role.SERIES, Draw.MOST),
                Draw.ideal(Draw.MOST, 1.3 * limit()));
        String words = "With " + name + " the speed-up is at most the number of workers, and never more than "
                + Numbers.ratio(limit()) + "; a serial phase of the same share costs from the second worker on.";
        return Draw.speedups("The knee of " + name, curves, words);
    }
}
