package yourcores.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Verdict;

/**
 * The signature chart of the course: what a law promised, what was measured, and whether the promise was kept.
 * Immutable.
 *
 * @param beside a second series, on slow-motion cores as a rule
 */
public record AgainstLaw(Speedup speedup, Law law, Optional<Speedup> beside) implements Measured {
    private static final double NARROWEST = 8;
    private static final double HAIR = 1e-9;

    /** Draws a second series into the same chart. */
    public AgainstLaw beside(Speedup other) {
        return new AgainstLaw(speedup, law, Optional.of(other));
    }

    /**
     * Whether the law holds, and within how many per cent; or by how many it does not; see {@link Judgement}. What was
     * measured on slow-motion cores states how far it is off. The second series stands beside it and is not judged.
     */
    public Verdict verdict() {
        return verdict(law.fit(speedup));
    }

    private Verdict verdict(Fit fit) {
        var judged = LawVerdict.of(speedup, law);
        return new Verdict(judged.kind(), judged.sentence() + besideWords() + words(fit));
    }

    @Override
    public Figure figure() {
        if (law.doubt().isPresent()
                && all().allMatch(series -> series.comparable().size() < 2)) {
            return verdict();
        }
        double widest = widest();
        var curves = new ArrayList<Curve>();
        if (law.doubt().isEmpty()) {
            curves.add(new Curve("promised: " + law.name(), Role.PREDICTED, SpeedupFigure.line(widest, law)));
        }
        var fit = law.fit(speedup);
        if (fit instanceof Fit.Found found) {
            curves.add(
                    new Curve("fitted: " + found.law().name(), Role.FITTED, SpeedupFigure.line(widest, found.law())));
        }
        curves.addAll(beside.map(other -> SpeedupFigure.measured(speedup, other))
                .orElseGet(() -> SpeedupFigure.measured(speedup)));
        SpeedupFigure.bounds(speedup, widest).stream()
                .filter(bound -> bound.role() != Role.IDEAL || !isIdeal(widest))
                .forEach(curves::add);
        var verdict = verdict(fit);
        return new Curves(
                "Speed-up against " + law.name() + ": " + speedup.title(),
                SpeedupFigure.workers(widest),
                SpeedupFigure.times(widest),
                curves,
                SpeedupFigure.forecast(speedup, widest),
                verdict,
                "");
    }

    /** Whether the promise lies on the line of no overhead, which would hide beneath it. */
    private boolean isIdeal(double widest) {
        return law.doubt().isEmpty()
                && SpeedupFigure.line(widest, law).stream()
                        .allMatch(point -> Math.abs(point.y() - point.x()) < HAIR * point.x());
    }

    @Override
    public List<Finding> findings() {
        var promised = speedup.points().stream()
                .filter(point -> law.doubt().isEmpty())
                .map(point -> promised(new Claim(point.workers(), point.ratio(), law)));
        var measured = all().flatMap(series -> series.findings().stream());
        return Stream.concat(promised, measured).toList();
    }

    private Stream<Speedup> all() {
        return Stream.concat(Stream.of(speedup), beside.stream());
    }

    private Finding promised(Claim claim) {
        double promise = claim.promised();
        var ratio = new Ratio(promise, claim.band(), promise, 0, 0, Ratio.Quality.CLEAN);
        var what = law.range() ? "promised at least: " : law.bound() ? "promised at most: " : "promised: ";
        return new Finding(speedup.title(), what + law.name(), claim.at(), ratio);
    }

    private double widest() {
        double widest = all().mapToInt(Speedup::mostWorkers).max().orElse(1);
        return Math.max(NARROWEST, beside.isPresent() ? widest : 2 * widest);
    }

    /** What the second series shows with most workers, without a judgement: the law is the first one's. */
    private String besideWords() {
        var last = beside.flatMap(other -> other.comparable().stream().reduce((first, second) -> second));
        if (last.isEmpty() || last.get().workers() == 1) {
            return "";
        }
        var ratio = last.get().ratio();
        return " Beside it: " + beside.map(SpeedupFigure::name).orElseThrow() + ", "
                + MeasureWords.withInterval(ratio.median(), ratio.interval()) + " with "
                + MeasureWords.workers(last.get().workers()) + ".";
    }

    private String words(Fit fit) {
        if (speedup.comparable().size() < 2) {
            return "";
        }
        String words = switch (fit) {
            case Fit.Found found -> " Fitted to the points: " + found.words();
            case Fit.Refused refused -> " No fit: " + refused.reason();
            case Fit.None none -> "";
        };
        return words.isEmpty() || words.endsWith(".") ? words : words + ".";
    }
}
