package yourcores.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import yourcores.figure.Progress;
import yourcores.measure.system.Purity;

/**
 * Contests whose truth is known: programs of given times, disturbed as rounds of samples were that somebody once took.
 * Warm-up, second tries, discarding and stopping are the real ones; the clock is not.
 *
 * <p>A round has two samples of a run with one worker and seven of a run with more. What befell it stays together; a
 * second try is drawn from all rounds.
 *
 * <p>Thread rule: use by one thread.
 */
final class Replay {
    private static final int WITH_ONE = 2;
    private static final int COLUMNS = 9;
    private static final int MADE_UP = 400;
    private static final double ONE_WORKER_NANOS = 60e6;
    private static final double SERIAL_SHARE = 0.15;

    /** @param factor time of the sample, in units of what such a sample takes as a rule */
    record Noise(double factor, Purity purity) {}

    private final List<Noise[]> rounds;
    private final SplittableRandom random;
    private long now;

    Replay(List<Noise[]> rounds, long seed) {
        this.rounds = rounds;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Made-up rounds: times scatter by a share, some are longer, some samples are disturbed.
     *
     * @param scatter standard deviation of the logarithm, and mean of what comes on top
     * @param disturbed share of the samples that other programs disturb, which then take twice as long
     */
    static List<Noise[]> madeUp(double scatter, double disturbed) {
        var random = new SplittableRandom(2008);
        return usual(IntStream.range(0, MADE_UP)
                .mapToObj(round -> IntStream.range(0, COLUMNS)
                        .mapToObj(column -> noise(random, scatter, disturbed))
                        .toArray(Noise[]::new))
                .toList());
    }

    private static Noise noise(SplittableRandom random, double scatter, double disturbed) {
        double factor = Math.exp(scatter * random.nextGaussian()) * (1 - scatter * Math.log(1 - random.nextDouble()));
        return random.nextDouble() < disturbed
                ? new Noise(2 * factor, Purity.DELAYED)
                : new Noise(factor, Purity.CLEAN);
    }

    /** Reads recorded rounds: a line each, a sample as microseconds and the first letter of its purity. */
    static List<Noise[]> recorded(Path file) throws IOException {
        return usual(Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.stream(line.split(" ")).map(Replay::noise).toArray(Noise[]::new))
                .toList());
    }

    private static Noise noise(String sample) {
        int last = sample.length() - 1;
        var purity = Arrays.stream(Purity.values())
                .filter(one -> one.name().charAt(0) == sample.charAt(last))
                .findFirst()
                .orElseThrow();
        return new Noise(Double.parseDouble(sample.substring(0, last)), purity);
    }

    /** In units of the median of the clean samples of their kind, so that the truth is known. */
    private static List<Noise[]> usual(List<Noise[]> rounds) {
        double one = median(rounds, 0, WITH_ONE);
        double more = median(rounds, WITH_ONE, COLUMNS);
        return rounds.stream()
                .map(round -> IntStream.range(0, COLUMNS)
                        .mapToObj(column -> new Noise(
                                round[column].factor / (column < WITH_ONE ? one : more), round[column].purity))
                        .toArray(Noise[]::new))
                .toList();
    }

    private static double median(List<Noise[]> rounds, int from, int to) {
        return Median.of(rounds.stream()
                .flatMap(round -> Arrays.stream(round, from, to))
                .filter(sample -> sample.purity == Purity.CLEAN)
                .mapToDouble(Noise::factor)
                .toArray());
    }

    /**
     * A program under Amdahl's law, its serial part timed alone, held against what that promises.
     *
     * @param points with 2, 3, 4 ... workers
     * @param off by how much the program with most workers is off the law; -0.1 is a tenth slower
     * @return empty claims where the machine was too busy for numbers
     */
    List<Claim> claims(int points, double off, Budget budget) throws Exception {
        var share = contest(new double[] {SERIAL_SHARE * ONE_WORKER_NANOS, ONE_WORKER_NANOS}, new int[] {0, 1}, budget)
                .ratio(0, 1);
        var nanos = new double[points + 1];
        nanos[0] = ONE_WORKER_NANOS;
        for (int i = 1; i <= points; i++) {
            double time = SERIAL_SHARE + (1 - SERIAL_SHARE) / (i + 1);
            nanos[i] = ONE_WORKER_NANOS * time / (i == points ? 1 + off : 1);
        }
        var columns = IntStream.rangeClosed(0, points)
                .map(i -> i == 0 ? 0 : i - 1 + WITH_ONE)
                .toArray();
        var rounds = contest(nanos, columns, budget);
        var claims = new ArrayList<Claim>();
        for (int i = 1; share.clean() && i <= points; i++) {
            var ratio = rounds.ratio(0, i);
            if (ratio.clean()) {
                claims.add(new Claim(i + 1, ratio, law(share)));
            }
        }
        return claims;
    }

    private static Law law(Ratio share) {
        return Fakes.law(share.median(), share.interval());
    }

    private Rounds contest(double[] nanos, int[] columns, Budget budget) throws Exception {
        var names = IntStream.range(0, nanos.length).mapToObj(Integer::toString).toArray(String[]::new);
        var fresh = new boolean[nanos.length];
        var round = new Noise[1][];
        now = 0;
        Sampler sampler = (variant, repetitions) -> {
            int i = Integer.parseInt(variant.name());
            if (IntStream.range(0, fresh.length).noneMatch(v -> fresh[v])) {
                Arrays.fill(fresh, true);
                round[0] = drawn();
            }
            var noise = fresh[i] ? round[0][columns[i]] : drawn()[columns[i]];
            fresh[i] = false;
            now += Math.round(repetitions * nanos[i] * noise.factor);
            return new Sample(nanos[i] * noise.factor, noise.purity, 1);
        };
        return new Contest(Fakes.variants(names), budget, () -> now, sampler, true, Looks.none())
                .run(new Progress("replay"), rounds -> null);
    }

    /** A round, its samples of one kind in any order: which came from which column says nothing. */
    private Noise[] drawn() {
        var round = rounds.get(random.nextInt(rounds.size()));
        int ones = random.nextInt(WITH_ONE);
        int more = random.nextInt(COLUMNS - WITH_ONE);
        return IntStream.range(0, COLUMNS)
                .mapToObj(column -> column < WITH_ONE
                        ? round[(column + ones) % WITH_ONE]
                        : round[WITH_ONE + (column - WITH_ONE + more) % (COLUMNS - WITH_ONE)])
                .toArray(Noise[]::new);
    }
}
