package yourcores.measure;

import java.util.Comparator;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/**
 * Judges a law by measured points. Three outcomes, after the two one-sided tests of equivalence (Schuirmann 1987): a
 * point keeps the promise where its whole interval lies within the margin, breaks it where the whole interval lies
 * outside, and tells nothing where it lies across.
 */
final class LawVerdict {
    /** How far a measured speed-up may lie off the promise. */
    static final double MARGIN = 0.05;

    private static final String MARGIN_WORDS = Math.round(100 * MARGIN) + " %";
    private static final double CERTAIN = 1e-9;

    private LawVerdict() {}

    static Verdict of(Speedup speedup, Law law) {
        if (law.doubt().isPresent()) {
            return Verdict.cannotTell(
                    "There is no promise to judge: " + law.doubt().get() + ".");
        }
        if (speedup.mostWorkers() == 1) {
            return Verdict.cannotTell(SpeedupFigure.onlyOne(speedup));
        }
        var points = speedup.comparable().stream()
                .filter(point -> point.workers() > 1)
                .toList();
        if (points.isEmpty()) {
            return Verdict.cannotTell(nothingToJudge(speedup));
        }
        var broken = points.stream()
                .filter(point -> !point.ratio().interval().overlaps(zone(law, point)))
                .toList();
        if (!broken.isEmpty()) {
            var worst = broken.stream()
                    .max(Comparator.comparingDouble(point -> distance(law, point)))
                    .orElseThrow();
            return Verdict.doesNotHold(promised(law, worst) + ". " + howMuch(law, worst) + left(speedup));
        }
        var last = points.getLast();
        if (vague(law, last)) {
            return Verdict.cannotTell(
                    promised(law, last) + ". The promise is too vague to be kept or broken: run the cell"
                            + " again on a quieter machine." + left(speedup));
        }
        var across = points.stream()
                .filter(point -> !within(point.ratio().interval(), zone(law, point)))
                .toList();
        if (across.isEmpty()) {
            String kept = law.bound() ? ". The bound is kept" : ". The law holds within " + MARGIN_WORDS;
            return Verdict.holds(promised(law, last)
                    + kept
                    + (points.size() > 1 ? " at all " + points.size() + " numbers of workers." : ".")
                    + left(speedup));
        }
        return Verdict.cannotTell(promised(law, across.getLast()) + ". The interval lies across the border of "
                + MARGIN_WORDS + " on either side of the law, so it tells neither." + left(speedup));
    }

    private static String promised(Law law, Speedup.Point point) {
        var promise = SpeedupFigure.promise(law, point.workers());
        return SpeedupFigure.ran(point) + "; " + (law.bound() ? "the bound is " : "the law promised ")
                + Numbers.ratio(law.at(point.workers()))
                + (promise.width() > CERTAIN ? " " + Numbers.interval(promise) : "");
    }

    private static String howMuch(Law law, Speedup.Point point) {
        double off = point.ratio().median() / law.at(point.workers()) - 1;
        return "It ran " + Numbers.percent(Math.abs(off)) + (off < 0 ? " slower" : " faster")
                + " than the law says, and the interval leaves no room for it.";
    }

    private static double distance(Law law, Speedup.Point point) {
        return Math.abs(Math.log(point.ratio().median() / law.at(point.workers())));
    }

    private static Interval zone(Law law, Speedup.Point point) {
        var promise = SpeedupFigure.promise(law, point.workers());
        double low = law.bound() ? 0 : promise.low() * (1 - MARGIN);
        return new Interval(low, promise.high() * (1 + MARGIN));
    }

    /** A law that is known only vaguely is kept by almost anything. */
    private static boolean vague(Law law, Speedup.Point point) {
        return SpeedupFigure.promise(law, point.workers()).width() > 2 * MARGIN * law.at(point.workers());
    }

    private static boolean within(Interval inner, Interval outer) {
        return outer.contains(inner.low()) && outer.contains(inner.high());
    }

    private static String nothingToJudge(Speedup speedup) {
        var spoilt = speedup.points().stream().filter(point -> !point.clean()).toList();
        if (!spoilt.isEmpty()) {
            var ratio = spoilt.getLast().ratio();
            return MeasureWords.whyNot(ratio.quality(), ratio.kept(), ratio.taken());
        }
        var last = speedup.points().getLast();
        return SpeedupFigure.ran(last) + ", but the law speaks of equal cores and here "
                + speedup.notComparable().orElse("they differ") + ".";
    }

    /** What was left out, and how many samples count. */
    private static String left(Speedup speedup) {
        var judged = speedup.comparable();
        String left = speedup.notComparable()
                .map(reason -> " Left out: " + reason + ".")
                .orElse("");
        return SpeedupFigure.kept(judged.getLast().ratio()) + left;
    }
}
