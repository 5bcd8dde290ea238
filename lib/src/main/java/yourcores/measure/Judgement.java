package yourcores.measure;

import java.util.Comparator;
import java.util.List;

/**
 * Judges a law by measured points: says the most that is known, and never more. What is judged is the interval of
 * measured / law, the law's own error included, simultaneous over the points: widened after Šidák (1967), which is on the
 * safe side whatever the points have in common, and by Student's distribution, for the intervals of few rounds are
 * themselves uncertain. What the points share, the runs with one worker, would make it narrower by a thirtieth at most
 * (seven points, Dunnett's tables), and a rule that needs no more than each point's interval judges any curve.
 *
 * <p>The borders, and why they lie there:
 *
 * <ul>
 *   <li>Wholly within {@link Law#CLOSE}: holds, though the interval may leave out 1. Starting threads, taking turns at a
 *       counter, a clock that falls when all cores work cost up to that much in every program, and no law speaks of
 *       them.
 *   <li>Around 1 and wholly within {@link #CLOSE_ENOUGH}: holds. Nothing speaks against the law, and who plans with it
 *       is not misled by more. The figure says within how many per cent, for that is what is known.
 *   <li>Without 1, and not wholly within {@link Law#CLOSE}: does not hold, by so many per cent.
 *   <li>Else the interval is too wide to tell.
 * </ul>
 *
 * <p>Tried by resampling recorded rounds (150, of a quiet 2-core virtual machine) with the real warm-up, discarding
 * and stopping: Amdahl's law with a measured B; the point with most workers is off it by so much; 1000 curves a line.
 * {@code make bench} prints the table again.
 *
 * <table>
 *   <caption>What is said of a law, in per cent of the curves</caption>
 *   <tr><th>points</th><th>off by</th><th>denied</th><th>holds</th><th>cannot tell</th><th>within, on average</th></tr>
 *   <tr><td>1</td><td>0 %</td><td>0.0</td><td>100.0</td><td>0.0</td><td>2.2 %</td></tr>
 *   <tr><td>3</td><td>0 %</td><td>0.0</td><td>100.0</td><td>0.0</td><td>3.2 %</td></tr>
 *   <tr><td>7</td><td>0 %</td><td>0.8</td><td>99.1</td><td>0.1</td><td>4.1 %</td></tr>
 *   <tr><td>1, 3, 7</td><td>10 %</td><td>100.0</td><td>0.0</td><td>0.0</td><td></td></tr>
 *   <tr><td>1, 3, 7</td><td>30 %</td><td>100.0</td><td>0.0</td><td>0.0</td><td></td></tr>
 * </table>
 */
record Judgement(List<Claim> claims, List<Deviation> deviations) {
    /** As a share of the law, where nothing speaks against it. */
    static final double CLOSE_ENOUGH = 0.10;

    private static final double CONFIDENCE = 0.95;

    /** @param claims one at least */
    static Judgement of(List<Claim> claims) {
        return new Judgement(
                claims,
                claims.stream()
                        .map(claim -> new Deviation(
                                claim.at(),
                                claim.quotient(),
                                claim.interval(
                                        widening(claims.size(), claim.measured().kept()))))
                        .toList());
    }

    /** Whether the law is refuted at a point. */
    boolean refutes() {
        return deviations.stream().anyMatch(Deviation::refutes);
    }

    boolean exceeds() {
        return deviations.stream().anyMatch(Deviation::exceeds);
    }

    /** Whether the law holds at all points. */
    boolean confirms() {
        return deviations.stream().allMatch(Deviation::confirms);
    }

    /** Whether no point lies above the law, or hardly. */
    boolean staysBelow() {
        return deviations.stream().allMatch(Deviation::staysBelow);
    }

    /** The point that may be off by most. */
    Deviation widest() {
        return deviations.stream()
                .max(Comparator.comparingDouble(Deviation::farthest))
                .orElseThrow();
    }

    /** Of the points that neither keep nor break the law, the one that takes most to tell. */
    Deviation open() {
        return deviations.stream()
                .filter(point -> !point.confirms() && !point.refutes())
                .min(Comparator.comparingDouble(Deviation::shrinking))
                .orElseThrow();
    }

    /** Of the points that may lie above the bound, the one that takes most to tell. */
    Deviation openAbove() {
        return deviations.stream()
                .filter(point -> !point.staysBelow() && !point.exceeds())
                .min(Comparator.comparingDouble(Deviation::shrinkingAbove))
                .orElseThrow();
    }

    /**
     * What it would take to tell of a point, as a sentence.
     *
     * @param shrinking by what factor its interval must become narrower
     */
    String wanted(Deviation open, double shrinking) {
        var claim = claims.get(deviations.indexOf(open));
        if (claim.vague()) {
            return "It would take a sharper promise: measure that again on a quieter machine, then this.";
        }
        int kept = claim.measured().kept();
        long rounds = (long) Math.ceil(kept / (shrinking * shrinking));
        return "It would take about " + rounds + " undisturbed rounds in place of " + kept + ".";
    }

    /** By what factor an interval of 95 % widens that was found in so many rounds and is one of so many. */
    static double widening(int points, int rounds) {
        int freedom = Math.max(1, rounds - 1);
        double each = 1 - Math.pow(CONFIDENCE, 1.0 / points);
        return Statistics.student(each / 2, freedom) / Statistics.student((1 - CONFIDENCE) / 2, freedom);
    }
}
