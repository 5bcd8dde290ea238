package yourcores.measure;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import yourcores.figure.Numbers;
import yourcores.figure.Verdict;

/**
 * Says in words what {@link Judgement} finds.
 *
 * <p>A bound says only what cannot be exceeded: it holds where the points reach it, does not where one lies above, and
 * below it the verdict states how far. What drops runs that do not fit states how far off the points lie, and judges
 * nothing.
 *
 * @param measured a point in words: "With 2 workers the program ran 1.94 times as fast [1.92, 1.96]"
 * @param numbers what a point is one of, in the plural: "numbers of workers"
 * @param left which samples count and what was left out, as sentences
 */
record LawVerdict(Law law, List<Claim> claims, Function<Claim, String> measured, String numbers, String left) {
    private static final double CERTAIN = 1e-9;

    static Verdict of(Speedup speedup, Law law) {
        if (law.doubt().isPresent()) {
            return doubtful(law);
        }
        if (speedup.mostWorkers() == 1) {
            return Verdict.cannotTell(SpeedupFigure.onlyOne(speedup));
        }
        var claims = speedup.comparable().stream()
                .filter(point -> point.workers() > 1)
                .map(point -> new Claim(point.workers(), point.ratio(), law))
                .toList();
        if (claims.isEmpty()) {
            return Verdict.cannotTell(nothingToJudge(speedup));
        }
        var verdict = new LawVerdict(
                law,
                claims,
                claim -> SpeedupFigure.ran(claim.at(), claim.measured()),
                "numbers of workers",
                left(speedup));
        return speedup.slow() ? verdict.stated() : verdict.judged();
    }

    static Verdict doubtful(Law law) {
        return Verdict.cannotTell("There is no promise to judge: " + law.doubt().orElseThrow() + ".");
    }

    Verdict judged() {
        if (law.range()) {
            return range();
        }
        var judgement = Judgement.of(claims);
        return law.bound() ? bound(judgement) : law(judgement);
    }

    /** The worst of the points decides. */
    private Verdict range() {
        var places = claims.stream()
                .map(claim -> RangeDeviation.of(claim, claims.size()))
                .toList();
        var worst = places.stream()
                .max(Comparator.comparing(RangeDeviation::place).thenComparing(RangeDeviation::farthest))
                .orElseThrow();
        var claim = claims.get(places.indexOf(worst));
        return switch (worst.place()) {
            case INSIDE ->
                Verdict.holds(said(claims.getLast()) + " That keeps the promise" + everywhere() + "." + left);
            case AT_AN_END ->
                Verdict.holds(said(claim) + " As far as can be seen that keeps the promise, within " + worst.within()
                        + everywhere() + "." + left);
            case HARDLY_BELOW ->
                Verdict.holds(
                        said(claim) + " That is " + worst.words() + ", no more than starting threads costs." + left);
            case OPEN ->
                Verdict.cannotTell(said(claim) + " The true value may lie inside, or " + worst.words()
                        + ". More undisturbed rounds would tell." + left);
            case OUTSIDE -> Verdict.doesNotHold(said(claim) + " That is " + worst.words() + "." + left);
        };
    }

    private Verdict law(Judgement judgement) {
        if (judgement.refutes()) {
            return refuted(judgement, Deviation::refutes);
        }
        return judgement.confirms()
                ? Verdict.holds(said(claims.getLast()) + " The law holds within "
                        + judgement.widest().within() + everywhere() + "." + left)
                : open(judgement, judgement.open(), judgement.open().shrinking());
    }

    private Verdict bound(Judgement judgement) {
        if (judgement.exceeds()) {
            return refuted(judgement, Deviation::exceeds);
        }
        if (judgement.confirms()) {
            return Verdict.holds(said(claims.getLast()) + " The bound is reached within "
                    + judgement.widest().within() + everywhere() + "." + left);
        }
        var widest = judgement.widest();
        return judgement.staysBelow()
                ? Verdict.states(said(claim(judgement, widest)) + " That is " + widest.words()
                        + " the bound, which is kept and explains no more." + left)
                : open(judgement, judgement.openAbove(), judgement.openAbove().shrinkingAbove());
    }

    private Verdict refuted(Judgement judgement, Predicate<Deviation> refutes) {
        var against = judgement.deviations().stream().filter(refutes).toList();
        var worst = against.stream()
                .max(Comparator.comparingDouble(Deviation::nearest))
                .orElseThrow();
        String others = claims.size() == 1
                ? ""
                : "; " + against.size() + " of " + claims.size() + " " + numbers + " lie "
                        + (law.bound() ? "above" : "off") + " it";
        return Verdict.doesNotHold(
                said(claim(judgement, worst)) + " That is " + worst.words() + " " + name() + others + "." + left);
    }

    private Verdict open(Judgement judgement, Deviation open, double shrinking) {
        return Verdict.cannotTell(said(claim(judgement, open)) + " The true value may lie anywhere " + open.words()
                + " " + name() + ". " + judgement.wanted(open, shrinking) + left);
    }

    /** What is seen where runs that do not fit were dropped, so that no law can fail. */
    Verdict stated() {
        if (law.range()) {
            return Verdict.states(
                    said(claims.getLast()) + " Runs that come late are dropped, so this is no test of it." + left);
        }
        var widest = Judgement.of(claims).widest();
        return Verdict.states(said(claims.getLast()) + " The dots lie within " + widest.within() + " of " + name()
                + everywhere() + ". Runs that come late are dropped, so this is no test of it." + left);
    }

    private String name() {
        return law.bound() ? "the bound" : "the law";
    }

    private String everywhere() {
        return claims.size() > 1 ? " at all " + claims.size() + " " + numbers : "";
    }

    private Claim claim(Judgement judgement, Deviation point) {
        return claims.get(judgement.deviations().indexOf(point));
    }

    private String said(Claim claim) {
        if (law.range()) {
            return measured.apply(claim) + "; the law promised something from "
                    + Numbers.ratio(claim.band().low()) + " to "
                    + Numbers.ratio(claim.band().high()) + ".";
        }
        return measured.apply(claim) + "; " + (law.bound() ? "the bound is " : "the law promised ")
                + Numbers.ratio(claim.promised())
                + (claim.band().width() > CERTAIN ? " " + Numbers.interval(claim.band()) : "") + ".";
    }

    private static String nothingToJudge(Speedup speedup) {
        var spoilt = speedup.points().stream().filter(point -> !point.clean()).toList();
        if (!spoilt.isEmpty()) {
            var ratio = spoilt.getLast().ratio();
            return MeasureWords.whyNot(ratio.quality(), ratio.kept(), ratio.taken());
        }
        var last = speedup.points().getLast();
        return SpeedupFigure.ran(last.workers(), last.ratio()) + ", but the law speaks of equal cores and here "
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
