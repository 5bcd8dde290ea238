package yourcores.measure;

import yourcores.measure.system.Purity;

/**
 * One timed run of a variant, or several in a row where a single one is too short.
 *
 * @param nanos wall time of one run
 * @param result what the last run returned; {@code null} once it was compared
 * @param tries 2 where an earlier try was disturbed
 */
record Sample(double nanos, Purity purity, Object result, int tries) {

    Sample(double nanos, Purity purity, Object result) {
        this(nanos, purity, result, 1);
    }

    boolean clean() {
        return purity == Purity.CLEAN;
    }

    /** The same, but what the run returned may be collected. */
    Sample withoutResult() {
        return new Sample(nanos, purity, null, tries);
    }

    /** The same as a second try. */
    Sample again() {
        return new Sample(nanos, purity, result, 2);
    }
}
