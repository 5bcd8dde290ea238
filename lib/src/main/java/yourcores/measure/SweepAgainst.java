package yourcores.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Point;
import yourcores.figure.Verdict;

/**
 * A sweep beside what a law promised of the number that was varied. The law speaks of the first way; it is judged as
 * {@link Judgement} judges, the other ways are drawn beside it. Immutable.
 *
 * @param beside a sweep of the same number over other work, against a baseline of its own of the same name; not judged
 */
public record SweepAgainst(Sweep sweep, Law law, Optional<Sweep> beside) implements Measured {
    private static final int SMOOTH = 64;

    /** Draws the first way of another sweep into the same chart. */
    public SweepAgainst beside(Sweep other) {
        return new SweepAgainst(sweep, law, Optional.of(other));
    }

    @Override
    public Figure figure() {
        if (law.doubt().isPresent() && sweep.untold() && beside.stream().allMatch(Sweep::untold)) {
            return verdict();
        }
        var curves = new ArrayList<Curve>();
        if (law.doubt().isEmpty()) {
            curves.add(new Curve("promised: " + law.name(), Role.PREDICTED, promise()));
        }
        sweep.told().forEach(way -> curves.add(new Curve("measured: " + way.name(), Role.MEASURED, Sweep.points(way))));
        beside.map(other -> other.series().getFirst())
                .ifPresent(other ->
                        curves.add(new Curve("measured: " + other.name(), Role.EMULATED, Sweep.points(other))));
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
        return Stream.concat(Stream.of(sweep), beside.stream())
                .flatMap(one -> one.findings().stream())
                .toList();
    }

    private Sweep.Series series() {
        return sweep.series().getFirst();
    }

    private List<Sweep.Series> others() {
        return sweep.series().subList(1, sweep.series().size());
    }

    /** At each whole number where these are few: a law of tasks may have steps. */
    private List<Point> promise() {
        var numbers = new TreeSet<Integer>();
        series().dots().forEach(dot -> numbers.add(dot.number()));
        for (int n = 1; n <= Math.min(sweep.most(), SMOOTH); n++) {
            numbers.add(n);
        }
        for (long power = SMOOTH; power <= sweep.most(); power *= 2) {
            numbers.add((int) power);
            numbers.add((int) Math.min(sweep.most(), power + power / 2));
        }
        return numbers.tailSet(sweep.least()).stream()
                .map(n -> new Point(n, law.at(n), law.bandAt(n).orElse(null)))
                .toList();
    }

    Verdict verdict() {
        var judged = judged();
        var rest = Stream.concat(
                        others().stream(), beside.map(other -> other.series().getFirst()).stream())
                .map(this::words)
                .collect(Collectors.joining("; "));
        return new Verdict(judged.kind(), judged.sentence() + (rest.isEmpty() ? "" : " Beside it: " + rest + "."));
    }

    /** What another way shows at its largest number, without a judgement. */
    private String words(Sweep.Series other) {
        return other.name()
                + other.dots().stream()
                        .filter(dot -> dot.ratio().clean())
                        .reduce((one, next) -> next)
                        .map(dot -> ", with " + Numbers.count(dot.number()) + " " + sweep.number() + " the speed is "
                                + MeasureWords.withInterval(
                                        dot.ratio().median(), dot.ratio().interval()))
                        .orElse(" cannot be told: "
                                + (other.dots().getLast().ratio().quality() == Ratio.Quality.UNMETERED
                                        ? "the meter did not see its threads"
                                        : "too often disturbed"));
    }

    private Verdict judged() {
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
