package yourcores.measure;

import yourcores.figure.Interval;

/**
 * Where a measured value lies beside a range that a law promises. Both ends of the range are hard: what costs a program a
 * little, such as starting threads, excuses a value that lies a little below it, and none above it.
 *
 * @param measured the median
 * @param interval where the true value lies, at all points of the curve at once with 95 % confidence
 * @param band what was promised
 */
record RangeDeviation(double measured, Interval interval, Interval band) {

    enum Place {
        /** Wholly inside. */
        INSIDE,
        /** Inside, and its interval reaches a little beyond an end. */
        AT_AN_END,
        /** Below, wholly or in part, by no more than starting threads and the like may cost. */
        HARDLY_BELOW,
        /** The interval is too wide to tell. */
        OPEN,
        OUTSIDE
    }

    /** @param points how many points the curve has that are judged together */
    static RangeDeviation of(Claim claim, int points) {
        var ratio = claim.measured();
        var wide = Statistics.quotient(
                ratio.median(), ratio.interval(), 1, Interval.exactly(1), Judgement.widening(points, ratio.kept()));
        return new RangeDeviation(ratio.median(), wide, claim.band());
    }

    Place place() {
        if (interval.low() >= band.low() && interval.high() <= band.high()) {
            return Place.INSIDE;
        }
        if (interval.low() > band.high()) {
            return Place.OUTSIDE;
        }
        if (band.contains(measured) && farthest() <= Judgement.CLOSE_ENOUGH) {
            return Place.AT_AN_END;
        }
        if (interval.high() <= band.high() && below() <= Law.CLOSE) {
            return Place.HARDLY_BELOW;
        }
        return interval.high() < band.low() ? Place.OUTSIDE : Place.OPEN;
    }

    /** By what share of the lower end the true value may lie below it, at most. */
    private double below() {
        return Math.max(0, 1 - interval.low() / band.low());
    }

    private double above() {
        return Math.max(0, interval.high() / band.high() - 1);
    }

    /** By what share of the nearer end the true value may lie outside, at most. */
    double farthest() {
        return Math.max(below(), above());
    }

    /** {@code 3 %}: rounded up. */
    String within() {
        return (long) Math.ceil(100 * farthest() - 1e-9) + " %";
    }

    /** {@code up to 9 % below the range}, {@code up to 9 % above the range}. */
    String words() {
        return "up to " + within() + (below() >= above() ? " below" : " above") + " the range";
    }
}
