package yourcores.measure;

import yourcores.figure.Interval;

/**
 * What was measured at one number, and what a law says of it.
 *
 * @param at the number: of workers, of tasks
 * @param measured clean, and not 0
 */
record Claim(int at, Ratio measured, Law law) {

    double promised() {
        return law.at(at);
    }

    /** Where the law lies, its own uncertainty included. */
    Interval band() {
        return law.bandAt(at).orElseGet(() -> Interval.exactly(promised()));
    }

    double quotient() {
        return measured.median() / promised();
    }

    /**
     * The interval of measured / law out of the intervals of both, their errors independent: MOVER (Zou and Donner 2008)
     * on the logarithms.
     *
     * @param widening how many times as far as at a level of 95 % for one point alone
     */
    Interval interval(double widening) {
        var ratio = measured.interval();
        double down = Math.hypot(
                Math.log(measured.median() / ratio.low()), Math.log(band().high() / promised()));
        double up = Math.hypot(
                Math.log(ratio.high() / measured.median()), Math.log(promised() / band().low()));
        return new Interval(quotient() * Math.exp(-widening * down), quotient() * Math.exp(widening * up));
    }

    /** Whether more of the uncertainty is the law's than the measurement's. */
    boolean vague() {
        return band().width() / promised()
                > measured.interval().width() / measured.median();
    }
}
