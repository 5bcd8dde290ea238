package yourcores.law;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.measure.Bench;
import yourcores.measure.Fit;
import yourcores.measure.Law;
import yourcores.measure.MeteredWork;
import yourcores.measure.Share;
import yourcores.measure.Speedup;

/**
 * Amdahl's law: of a program's time on one processor a share B must be done in one piece; the rest is shared out. With
 * p processors T(p) = T(1) (B + (1 - B) / p) and S(p) = 1 / (B + (1 - B) / p), never more than 1 / B.
 *
 * <p>Source: G. M. Amdahl, Validity of the single processor approach to achieving large scale computing capabilities,
 * AFIPS Spring Joint Computer Conference, 1967.
 *
 * <p>A law whose B could not be measured promises nothing: {@code at} is NaN, and its doubt and figure say why.
 *
 * @param serialShare B, from 0 to 1; NaN where it could not be measured
 * @param shareInterval where B lies; {@code null} where B is given and not measured, or could not be measured
 * @param doubt why B could not be measured, as a clause; empty where B is known
 */
public record Amdahl(double serialShare, Interval shareInterval, Optional<String> doubt) implements Law, Showable {

    public Amdahl {
        if (doubt.isEmpty()) {
            Check.share("The serial share B", serialShare);
        } else {
            serialShare = Double.NaN;
        }
        if (shareInterval != null) {
            shareInterval = new Interval(Math.clamp(shareInterval.low(), 0, 1), Math.clamp(shareInterval.high(), 0, 1));
        }
    }

    /**
     * The law for a known serial share.
     *
     * @param serialShare B, from 0 to 1
     * @throws IllegalArgumentException if B is outside
     */
    public static Amdahl of(double serialShare) {
        return new Amdahl(serialShare, null, Optional.empty());
    }

    /** The law for a serial share that is known within bounds. */
    public static Amdahl of(double serialShare, Interval bounds) {
        return new Amdahl(serialShare, bounds, Optional.empty());
    }

    /**
     * What the law promises a program, from its serial part timed by itself: B is the time of the part divided by the
     * time of the whole, both with one worker, interleaved. Where the machine is too busy to tell, the law says so and
     * promises nothing.
     *
     * @param title the program, without claims
     * @param serialPart does what one worker must do by itself
     * @param whole does everything, with one worker
     */
    public static Amdahl predict(String title, Callable<?> serialPart, Callable<?> whole) throws Exception {
        return of(Bench.share(title, serialPart, whole));
    }

    /** As {@link #predict(String, Callable, Callable)}, for a whole that takes its worker from a factory. */
    public static Amdahl predict(String title, Callable<?> serialPart, MeteredWork<?> whole) throws Exception {
        return of(Bench.share(title, serialPart, whole));
    }

    /** The law for a measured share. */
    public static Amdahl of(Share share) {
        return switch (share.quality()) {
            case CLEAN -> of(Math.clamp(share.share(), 0, 1), share.interval());
            case BUSY ->
                unknown("the serial part could not be timed beside other programs; close them and run the cell"
                        + " again");
            case UNMETERED ->
                unknown("the meter did not see the threads that did the serial part; do it on the thread"
                        + " that calls");
        };
    }

    private static Amdahl unknown(String reason) {
        return new Amdahl(Double.NaN, null, Optional.of(reason));
    }

    /** Whether the serial share is known: given, or measured undisturbed. */
    public boolean known() {
        return doubt.isEmpty();
    }

    /** A family of curves, one for each serial share. */
    public static Showable compare(double... serialShares) {
        var laws = Arrays.stream(serialShares).mapToObj(Amdahl::of).toList();
        return () -> AmdahlFigures.family(laws);
    }

    /** Fits B to measured points; where the points cannot tell, the result shows why. */
    public static Fitted fitTo(Speedup speedup) {
        return new Fitted("Amdahl's law", speedup, AmdahlFit.of(speedup));
    }

    @Override
    public Fit fit(Speedup speedup) {
        return AmdahlFit.of(speedup);
    }

    @Override
    public String name() {
        return doubt.isEmpty() ? "Amdahl, B = " + Draw.share(serialShare) : "Amdahl, B unknown";
    }

    @Override
    public double at(double p) {
        return 1 / time(p);
    }

    /** Time with p processors, in units of the time with one. */
    public double time(double p) {
        Check.processors(p);
        return serialShare + (1 - serialShare) / p;
    }

    /**
     * The law as an upper bound: for programs whose shared part is held up by more than the serial part, such as readers
     * whom each writer keeps out. Judged from above only.
     */
    public Law atMost() {
        return new AtMost(this);
    }

    /**
     * The law as the worst case: for work in pieces of which whoever is done takes the next, where B is the largest one.
     * Nobody is idle before the last piece is taken, so all else is shared out evenly at least. Judged as a range, up to
     * what p processors, and one that does the largest piece, can reach.
     *
     * <p>Source: R. L. Graham, Bounds for certain multiprocessing anomalies, Bell System Technical Journal 45 (9), 1966.
     */
    public Law atLeast() {
        return new AtLeast(this);
    }

    /** What no number of processors exceeds: 1 / B; infinite for B = 0. */
    public double limit() {
        return 1 / serialShare;
    }

    @Override
    public Optional<Interval> bandAt(double p) {
        return Optional.ofNullable(shareInterval)
                .map(share ->
                        new Interval(of(share.high()).at(p), of(share.low()).at(p)));
    }

    @Override
    public Figure figure() {
        return doubt.<Figure>map(why -> Verdict.cannotTell("Amdahl's law promises nothing yet: " + why + "."))
                .orElseGet(() -> AmdahlFigures.promise(this));
    }

    /**
     * The law as a timeline: one processor does the serial part while the others wait, then all share the rest.
     *
     * @param processors how many lanes, 1 to 64
     */
    public Showable lanes(int processors) {
        if (processors < 1 || processors > Draw.MOST) {
            throw new IllegalArgumentException("A timeline has 1 to " + Draw.MOST + " lanes, not " + processors);
        }
        return () -> doubt.isEmpty() ? AmdahlFigures.lanes(this, processors) : figure();
    }

    /**
     * What each further processor adds to the speed-up.
     *
     * @param upTo the last processor, 2 to 64
     */
    public Showable gains(int upTo) {
        if (upTo < 2 || upTo > Draw.MOST) {
            throw new IllegalArgumentException("Gains are drawn up to 2 to " + Draw.MOST + " processors, not " + upTo);
        }
        return () -> doubt.isEmpty() ? AmdahlFigures.gains(this, upTo) : figure();
    }
}
