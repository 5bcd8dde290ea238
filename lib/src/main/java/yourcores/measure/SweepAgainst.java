package yourcores.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Interval;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Verdict;

/** A sweep beside what a law promised of the number that was varied. Judged as {@link LawVerdict} judges. Immutable. */
record SweepAgainst(Sweep sweep, Law law) implements Measured {
    private static final int SMOOTH = 64;

    @Override
    public Figure figure() {
        var curves = new ArrayList<Curve>();
        if (law.doubt().isEmpty()) {
            curves.add(new Curve("promised: " + law.name(), Role.PREDICTED, promise()));
        }
        curves.add(new Curve("measured: " + series().name(), Role.MEASURED, Sweep.points(series())));
        curves.add(new Curve(
                sweep.baseline(), Role.IDEAL, List.of(Point.of(sweep.least(), 1), Point.of(sweep.most(), 1))));
        var verdict = verdict();
        return new Curves(
                sweep.title() + ", against " + law.name(),
                sweep.numberAxis(),
                sweep.speedAxis(),
                curves,
                List.of(),
                verdict,
                "");
    }

    @Override
    public List<Finding> findings() {
        return sweep.findings();
    }

    private Sweep.Series series() {
        return sweep.series().getFirst();
    }

    /** At whole numbers: a law of tasks may have steps between them. */
    private List<Point> promise() {
        var numbers = new TreeSet<Integer>();
        series().dots().forEach(dot -> numbers.add(dot.number()));
        for (long power = 1; power <= sweep.most(); power *= 2) {
            numbers.add((int) power);
            if (power > SMOOTH) {
                numbers.add((int) Math.min(sweep.most(), power + power / 2));
            }
        }
        return numbers.tailSet(sweep.least()).stream()
                .map(n -> new Point(n, law.at(n), law.bandAt(n).orElse(null)))
                .toList();
    }

    Verdict verdict() {
        if (law.doubt().isPresent()) {
            return Verdict.cannotTell(
                    "There is no promise to judge: " + law.doubt().get() + ".");
        }
        var dots = series().dots().stream().filter(dot -> dot.ratio().clean()).toList();
        if (dots.isEmpty()) {
            var ratio = series().dots().getLast().ratio();
            return Verdict.cannotTell(MeasureWords.whyNot(ratio.quality(), ratio.kept(), ratio.taken()));
        }
        var broken =
                dots.stream().filter(dot -> !zone(dot).overlaps(measured(dot))).toList();
        var kept = dots.stream().filter(dot -> within(dot)).toList();
        String all = Numbers.count(dots.size()) + " numbers of " + sweep.number();
        if (!broken.isEmpty()) {
            var worst = broken.getLast();
            return Verdict.doesNotHold("With " + Numbers.count(worst.number()) + " " + sweep.number() + " the speed is "
                    + MeasureWords.withInterval(worst.ratio().median(), measured(worst)) + ", the promise was "
                    + Numbers.ratio(law.at(worst.number())) + "; " + broken.size() + " of " + all
                    + " lie outside 5 % of the promise.");
        }
        String words = kept.size() + " of " + all + " lie wholly within 5 % of the promise and its band";
        return kept.size() == dots.size()
                ? Verdict.holds(words + ".")
                : Verdict.cannotTell(words + ", the others across its border.");
    }

    private boolean within(Sweep.Dot dot) {
        return zone(dot).contains(measured(dot).low())
                && zone(dot).contains(measured(dot).high());
    }

    private static Interval measured(Sweep.Dot dot) {
        return dot.ratio().interval();
    }

    private Interval zone(Sweep.Dot dot) {
        var promise = law.bandAt(dot.number()).orElseGet(() -> Interval.exactly(law.at(dot.number())));
        return new Interval(promise.low() * (1 - LawVerdict.MARGIN), promise.high() * (1 + LawVerdict.MARGIN));
    }
}
