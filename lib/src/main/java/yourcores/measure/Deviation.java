package yourcores.measure;

import yourcores.figure.Interval;

/**
 * How far a measured value lies off what a law says of it.
 *
 * @param at the number it was measured at: of workers, of tasks
 * @param quotient measured / law
 * @param interval where the true quotient lies, at all points of the curve at once with 95 % confidence
 */
record Deviation(int at, double quotient, Interval interval) {
    private static final double ROUNDING = 1e-9;

    /** Whether the law is refuted here: it is not the truth, nor next to it. */
    boolean refutes() {
        return !interval.contains(1) && farthest() > Law.CLOSE;
    }

    boolean exceeds() {
        return refutes() && interval.low() > 1;
    }

    /** Whether the law holds here, as far as anybody would ask. */
    boolean confirms() {
        return farthest() <= (interval.contains(1) ? Judgement.CLOSE_ENOUGH : Law.CLOSE);
    }

    /** Whether the value is known to lie not above the law, or hardly. */
    boolean staysBelow() {
        return !exceeds() && interval.high() <= 1 + Judgement.CLOSE_ENOUGH;
    }

    /** How far the true value may be off the law, at most. */
    double farthest() {
        return Math.max(1 - interval.low(), interval.high() - 1);
    }

    /** How far the true value is off the law, at least. */
    double nearest() {
        return Math.max(0, Math.max(interval.low() - 1, 1 - interval.high()));
    }

    /** By what factor the interval must become narrower to confirm or to refute. */
    double shrinking() {
        double off = Math.abs(quotient - 1);
        double reach = Math.max(quotient - interval.low(), interval.high() - quotient);
        return Math.max(Judgement.CLOSE_ENOUGH - off, off) / reach;
    }

    /** By what factor the interval must become narrower to stay below the law, taken as a bound, or to exceed it. */
    double shrinkingAbove() {
        return Math.max(
                (1 + Judgement.CLOSE_ENOUGH - quotient) / (interval.high() - quotient),
                (quotient - 1) / (quotient - interval.low()));
    }

    /** {@code 3 %}: rounded up, at least 1. */
    String within() {
        return up(farthest()) + " %";
    }

    /** {@code 4 to 9 % below}, {@code up to 9 % below}, {@code from 12 % below to 3 % above}. */
    String words() {
        if (interval.contains(1)) {
            return "from " + up(1 - interval.low()) + " % below to " + up(interval.high() - 1) + " % above";
        }
        long least = down(nearest());
        return (least == 0 ? "up to " : least + " to ") + up(farthest()) + " % "
                + (interval.low() > 1 ? "above" : "below");
    }

    private static long up(double share) {
        return Math.max(1, (long) Math.ceil(100 * share - ROUNDING));
    }

    private static long down(double share) {
        return (long) Math.floor(100 * share + ROUNDING);
    }
}
