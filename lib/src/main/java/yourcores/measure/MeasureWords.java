package yourcores.measure;

import yourcores.figure.Interval;
import yourcores.figure.Numbers;

/** Sentences that several results share. */
final class MeasureWords {

    private MeasureWords() {}

    /** Why there is no number. */
    static String whyNot(Ratio.Quality quality, int kept, int taken) {
        return switch (quality) {
            case CLEAN -> throw new IllegalArgumentException("A clean ratio has a number");
            case BUSY ->
                "Your machine is busy: " + disturbed(kept, taken) + ". Close what you can and run the cell again.";
            case UNMETERED ->
                "The meter did not see the threads that did the work, so nobody knows whether they had"
                        + " the processors to themselves. Take the threads from the factory that the work is handed.";
        };
    }

    private static String disturbed(int kept, int taken) {
        if (taken > 0 && (kept == taken || taken < Ratio.FEWEST_CLEAN)) {
            return "time was up after " + (taken == 1 ? "1 round" : taken + " rounds") + ", too few for a number";
        }
        return (taken == 0 ? "before the first round" : "in " + (taken - kept) + " of " + taken + " rounds")
                + " other programs, Java's own compiler or whoever lends the machine took the processor away";
    }

    static String kept(int kept, int taken) {
        return kept + " of " + taken + " rounds were undisturbed and count.";
    }

    /** {@code 1.94 [1.92, 1.96]}. */
    static String withInterval(double value, Interval interval) {
        return Numbers.ratio(value) + " " + Numbers.interval(interval);
    }

    static String workers(int count) {
        return count == 1 ? "1 worker" : count + " workers";
    }
}
