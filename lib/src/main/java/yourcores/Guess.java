package yourcores;

import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/** What the reader expected beside what it is. */
record Guess(String what, double guessed, double truth) implements Showable {
    private static final double CLOSE = 0.05;

    @Override
    public Figure figure() {
        if (Double.isNaN(guessed + truth)) {
            return Verdict.cannotTell(what + ": one of the two numbers could not be measured.");
        }
        var saying = "%s: %s. You said %s".formatted(what, Numbers.ratio(truth), Numbers.ratio(guessed));
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
