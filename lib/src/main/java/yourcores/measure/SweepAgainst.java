package yourcores.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Verdict;

/** A sweep beside what a law promised of the number that was varied. Judged as {@link Judgement} judges. Immutable. */
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
            return LawVerdict.doubtful(law);
        }
        var dots = series().dots().stream().filter(dot -> dot.ratio().clean()).toList();
        if (dots.isEmpty()) {
            var ratio = series().dots().getLast().ratio();
            return Verdict.cannotTell(MeasureWords.whyNot(ratio.quality(), ratio.kept(), ratio.taken()));
        }
        var last = dots.getLast().ratio();
        return new LawVerdict(
                        law,
                        dots.stream()
                                .map(dot -> new Claim(dot.number(), dot.ratio(), law))
                                .toList(),
                        this::words,
                        "numbers of " + sweep.number(),
                        " " + MeasureWords.kept(last.kept(), last.taken()))
                .judged();
    }

    private String words(Claim claim) {
        return "With " + Numbers.count(claim.at()) + " " + sweep.number() + " the speed is "
                + MeasureWords.withInterval(
                        claim.measured().median(), claim.measured().interval());
    }
}
