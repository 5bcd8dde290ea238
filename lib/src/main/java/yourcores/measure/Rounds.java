package yourcores.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import yourcores.figure.Interval;
import yourcores.measure.Ratio.Quality;
import yourcores.measure.system.Purity;

/**
 * The samples of a contest: in each round one of every variant.
 *
 * <p>Two variants are compared over the rounds in which <em>both</em> samples are clean. Pairing keeps what slows a
 * round as a whole - a falling clock, a warmer room - out of the ratio, which dropping samples of each variant on
 * their own would let in; and it does not ask that the samples of third variants be clean, of which a round with many
 * workers has many. A round beside which the witness found the machine short counts for no pair.
 *
 * <p>Thread rule: use by one thread.
 */
final class Rounds {
    /** Enough for a first look. */
    private static final int FEWEST_COARSE = 3;

    private final List<Sample[]> rounds;
    private final Looks looks;
    private final int fewest;

    Rounds(Looks looks) {
        this(new ArrayList<>(), looks, Ratio.FEWEST_CLEAN);
    }

    private Rounds(List<Sample[]> rounds, Looks looks, int fewest) {
        this.rounds = rounds;
        this.looks = looks;
        this.fewest = fewest;
    }

    /** The same rounds for a first look: three clean ones are enough for a number. */
    Rounds coarse() {
        return new Rounds(rounds, looks, FEWEST_COARSE);
    }

    /** Whether a first look shows a number for every variant. */
    boolean enoughForAFirstLook() {
        return taken() > 0 && fewestKept() >= FEWEST_COARSE;
    }

    void add(Sample[] round) {
        rounds.add(round.clone());
    }

    int taken() {
        return rounds.size();
    }

    /** Whether no round can be judged because the meter missed the threads of some variant. */
    boolean seesNothing() {
        return rounds.stream()
                .allMatch(round -> Arrays.stream(round).anyMatch(sample -> sample.purity() == Purity.UNMETERED));
    }

    /** Median time of the baseline divided by median time of the other. */
    Ratio ratio(int baseline, int other) {
        if (baseline == other) {
            return new Ratio(
                    1, Interval.exactly(1), 1, kept(baseline, baseline), tries(baseline, baseline), Quality.CLEAN);
        }
        var kept = clean(baseline, other);
        double minima = fastest(baseline) / fastest(other);
        if (kept.size() < fewest) {
            return new Ratio(Double.NaN, null, minima, kept.size(), tries(baseline, other), spoiltBy(baseline, other));
        }
        double[] above = nanos(kept, baseline);
        double[] below = nanos(kept, other);
        return new Ratio(
                Median.of(above) / Median.of(below),
                Statistics.ratioInterval(above, below),
                minima,
                kept.size(),
                tries(baseline, other),
                Quality.CLEAN);
    }

    /** The time of one variant by itself. */
    Timing timing(String name, int variant) {
        var kept = clean(variant, variant);
        if (kept.size() < fewest) {
            return new Timing(name, Double.NaN, null, kept.size(), tries(variant, variant), spoiltBy(variant, variant));
        }
        double[] nanos = nanos(kept, variant);
        return new Timing(
                name,
                Median.of(nanos),
                Statistics.medianInterval(nanos),
                kept.size(),
                tries(variant, variant),
                Quality.CLEAN);
    }

    /** Median time of all samples of a variant, clean or not: how long the reader waits for it. */
    double usualNanos(int variant) {
        return Median.of(nanos(rounds, variant));
    }

    /** Rounds in which the samples of both are clean. */
    int kept(int one, int other) {
        return clean(one, other).size();
    }

    /** All rounds; one counts twice where a sample of one of the two was taken again. */
    private int tries(int one, int other) {
        return rounds.stream()
                .mapToInt(r -> Math.max(r[one].tries(), r[other].tries()))
                .sum();
    }

    /** Clean rounds of the variant that has fewest. */
    int fewestKept() {
        return kept().min().orElseThrow();
    }

    /** Whether some variant has too few clean rounds, and would have enough if there were so many times as many. */
    boolean anyWouldBeKept(double times) {
        return kept().anyMatch(kept -> kept < Ratio.FEWEST_CLEAN && kept * times >= Ratio.FEWEST_CLEAN);
    }

    private IntStream kept() {
        return IntStream.range(0, variants()).map(v -> kept(0, v));
    }

    /** Whether all intervals are narrow: ratios to the first variant, or the time of a variant alone. */
    boolean narrow(double width) {
        if (variants() == 1) {
            var timing = timing("", 0);
            return timing.interval() != null && timing.interval().width() <= width * timing.nanos();
        }
        for (int v = 1; v < variants(); v++) {
            var ratio = ratio(0, v);
            if (!ratio.clean() || ratio.interval().width() > width * ratio.median()) {
                return false;
            }
        }
        return true;
    }

    private int variants() {
        return rounds.getFirst().length;
    }

    private List<Sample[]> clean(int one, int other) {
        return IntStream.range(0, taken())
                .filter(looks::lent)
                .mapToObj(rounds::get)
                .filter(r -> r[one].clean() && r[other].clean())
                .toList();
    }

    private double fastest(int variant) {
        return rounds.stream().mapToDouble(r -> r[variant].nanos()).min().orElse(Double.NaN);
    }

    private Quality spoiltBy(int one, int other) {
        long unmetered = rounds.stream()
                .filter(r -> r[one].purity() == Purity.UNMETERED || r[other].purity() == Purity.UNMETERED)
                .count();
        return 2 * unmetered > taken() ? Quality.UNMETERED : Quality.BUSY;
    }

    private static double[] nanos(List<Sample[]> rounds, int variant) {
        return rounds.stream().mapToDouble(r -> r[variant].nanos()).toArray();
    }
}
