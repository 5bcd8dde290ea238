package yourcores;

import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;
import yourcores.results.Results;

/**
 * What the reader expected beside what it is.
 *
 * @param guessed NaN where nothing was said yet: then the truth is kept back, unless nobody is there to guess
 */
record Guess(String what, double guessed, double truth) implements Showable {
    private static final double CLOSE = 0.05;

    @Override
    public Figure figure() {
        if (Double.isNaN(truth)) {
            return Verdict.cannotTell(what + ": it could not be measured.");
        }
        var told = what + ": " + Numbers.ratio(truth) + ".";
        if (Double.isNaN(guessed)) {
            return Verdict.states(
                    Results.isUnread()
                            ? told
                            : what + ": no guess yet. Put a number in place of Double.NaN, and run the cell again.");
        }
        var saying = told + " You said " + Numbers.ratio(guessed);
        return Verdict.states(saying + ", " + distance() + ".");
    }

    private String distance() {
        if (Math.abs(guessed - truth) <= CLOSE * Math.abs(truth)) {
            return "which is right within " + Numbers.percent(CLOSE);
        }
        if (truth <= 0 || guessed <= 0) {
            return "which is off by " + Numbers.ratio(Math.abs(guessed - truth));
        }
        return guessed > truth
                ? Numbers.ratio(guessed / truth) + " times as much"
                : "which is " + Numbers.percent(guessed / truth) + " of it";
    }
}
