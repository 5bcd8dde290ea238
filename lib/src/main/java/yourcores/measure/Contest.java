package yourcores.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import yourcores.figure.Figure;
import yourcores.figure.Progress;
import yourcores.measure.system.Purity;

/**
 * Runs variants against each other: warms them up, then takes rounds of one sample each, in an order shuffled
 * anew each round, so that no variant always runs in the wake of the same other one, until the result is sharp enough or
 * the budget is spent. A disturbed sample is taken again once, unless most of its round was disturbed.
 *
 * <p>Sources: Georges, Buytaert and Eeckhout (OOPSLA 2007) on intervals and steady state; Kalibera and Jones (ISMM
 * 2013) on the interval of a ratio; Laaber et al. (FSE 2020) on stopping when it is narrow.
 */
final class Contest {
    private static final int MOST_REPETITIONS = 1_000_000;
    private static final double WARM_UP_SHARE = 0.25;
    private static final int MOST_WARM_UPS = 12;
    private static final double STILL_WARMING = 0.9;
    private static final double OVERTIME = 3;
    /** So many rounds may be taken whatever they cost, where fewer leave too few clean ones. */
    private static final int SPARE_ROUNDS = 8;

    private final List<Variant> variants;
    private final Budget budget;
    private final LongSupplier clock;
    private final Sampler sampler;
    private final boolean sameResults;
    private final Looks looks;
    private final long start;
    private final Random shuffling = new Random(1);
    private Object expected;
    private boolean known;

    /** @param sameResults whether all variants must return equal results */
    Contest(
            List<Variant> variants,
            Budget budget,
            LongSupplier clock,
            Sampler sampler,
            boolean sameResults,
            Looks looks) {
        this.variants = List.copyOf(variants);
        this.budget = budget;
        this.clock = clock;
        this.sampler = sampler;
        this.sameResults = sameResults;
        this.looks = looks;
        this.start = clock.getAsLong();
    }

    /**
     * Takes all samples.
     *
     * @param figure draws the rounds so far; may give {@code null}
     */
    Rounds run(Progress progress, Function<Rounds, Figure> figure) throws Exception {
        progress.at(0);
        int[] repetitions = warmUp(progress);
        looks.after(0);
        var rounds = new Rounds(looks);
        rounds.add(round(repetitions));
        looks.after(1);
        while (goesOn(rounds)) {
            progress.at(done(rounds), () -> rounds.enoughForAFirstLook() ? figure.apply(rounds.coarse()) : null);
            rounds.add(round(repetitions));
            looks.after(rounds.taken());
        }
        return rounds;
    }

    private int[] warmUp(Progress progress) throws Exception {
        var fastest = new double[variants.size()];
        var repetitions = new int[variants.size()];
        Arrays.fill(fastest, Double.POSITIVE_INFINITY);
        Arrays.fill(repetitions, 1);
        boolean settled = false;
        for (int turn = 0; turn < MOST_WARM_UPS && !(settled && turn > 0); turn++) {
            settled = true;
            for (int v = 0; v < variants.size(); v++) {
                double nanos = take(v, repetitions[v]).nanos();
                settled &= nanos > STILL_WARMING * fastest[v];
                fastest[v] = Math.min(fastest[v], nanos);
                repetitions[v] = repetitionsFor(fastest[v]);
                progress.at(Math.min(elapsedShare(), WARM_UP_SHARE));
            }
            if (elapsedShare() > WARM_UP_SHARE) {
                break;
            }
        }
        return repetitions;
    }

    private int repetitionsFor(double nanos) {
        return (int) Math.clamp(Math.round(budget.sample().toNanos() / Math.max(1, nanos)), 1, MOST_REPETITIONS);
    }

    private Sample[] round(int[] repetitions) throws Exception {
        var samples = new Sample[variants.size()];
        var order = new ArrayList<>(IntStream.range(0, samples.length).boxed().toList());
        Collections.shuffle(order, shuffling);
        for (int v : order) {
            samples[v] = take(v, repetitions[v]);
        }
        mend(samples, order, repetitions);
        return samples;
    }

    /** Takes disturbed samples again, once, while their round is fresh; a round disturbed for the most part is lost. */
    private void mend(Sample[] samples, List<Integer> order, int[] repetitions) throws Exception {
        var disturbed = order.stream()
                .filter(v -> samples[v].purity() == Purity.DELAYED)
                .toList();
        if (disturbed.size() <= samples.length / 2) {
            for (int v : disturbed) {
                samples[v] = take(v, repetitions[v]).again();
            }
        }
    }

    private Sample take(int v, int repetitions) throws Exception {
        var sample = sampler.take(variants.get(v), repetitions);
        if (sameResults) {
            compare(v, sample.result());
        }
        return sample.withoutResult();
    }

    private void compare(int v, Object result) {
        if (!known) {
            expected = result;
            known = true;
        } else if (!Objects.deepEquals(expected, result)) {
            throw new ResultsDiffer(
                    variants.getFirst().name(), expected, variants.get(v).name(), result);
        }
    }

    private boolean goesOn(Rounds rounds) {
        if (rounds.taken() < Ratio.FEWEST_CLEAN) {
            return true;
        }
        if (rounds.taken() >= budget.mostRounds() || rounds.seesNothing()) {
            return false;
        }
        if (elapsedShare() >= 1) {
            double more = Math.max(OVERTIME / elapsedShare(), (double) SPARE_ROUNDS / rounds.taken());
            return more > 1 && rounds.anyWouldBeKept(more);
        }
        return rounds.fewestKept() < budget.fewestClean() || !rounds.narrow(budget.width());
    }

    private double done(Rounds rounds) {
        return Math.max(elapsedShare(), (double) rounds.taken() / budget.mostRounds());
    }

    private double elapsedShare() {
        return (double) (clock.getAsLong() - start) / budget.time().toNanos();
    }
}
