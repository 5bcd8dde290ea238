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
     * Where measured / law lies.
     *
     * @param widening how many times as wide as at a level of 95 % for one point alone
     */
    Interval interval(double widening) {
        return Statistics.quotient(measured.median(), measured.interval(), promised(), band(), widening);
    }

    /** Whether more of the uncertainty is the law's than the measurement's. */
    boolean vague() {
        return band().width() / promised()
                > measured.interval().width() / measured.median();
    }
}
