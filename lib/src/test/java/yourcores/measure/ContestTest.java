package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import yourcores.figure.Progress;
import yourcores.measure.Ratio.Quality;
import yourcores.measure.system.Purity;

class ContestTest {
    private static final double MILLI = 1e6;
    private static final Budget SIX_SECONDS = new Budget(Duration.ofSeconds(6), Duration.ofMillis(50), 9, 31, 0.04);

    private final List<String> order = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(3);
    private long now;
    private double noise = 0.001;

    /** Time as the fake samples spend it. */
    private Sample spend(String name, int repetitions, double millis, Purity purity, Object result) {
        order.add(name);
        double nanos = millis * MILLI * (1 + noise * random.nextDouble());
        now += (long) (repetitions * nanos);
        return new Sample(nanos, purity, result);
    }

    private Rounds run(Budget budget, Sampler sampler, String... names) throws Exception {
        var contest = new Contest(Fakes.variants(names), budget, () -> now, sampler, true, Looks.none());
        return contest.run(new Progress("test"), rounds -> null);
    }

    @Test
    void stopsAsSoonAsTheIntervalIsNarrow() throws Exception {
        Sampler sampler = (v, n) -> spend(v.name(), n, v.name().equals("a") ? 100 : 50, Purity.CLEAN, 1);
        var rounds = run(SIX_SECONDS, sampler, "a", "b");
        assertEquals(9, rounds.taken());
        assertEquals(2.0, rounds.ratio(0, 1).median(), 0.01);
        assertEquals(9, rounds.ratio(0, 1).kept());
    }

    @Test
    void ofAllResultsOnlyTheFirstIsKept() throws Exception {
        var results = new ArrayList<WeakReference<Object>>();
        Sampler sampler = (v, n) -> {
            var result = new byte[1];
            results.add(new WeakReference<>(result));
            return spend(v.name(), n, 100, Purity.CLEAN, result);
        };
        var rounds = run(SIX_SECONDS, sampler, "a", "b");
        System.gc();
        long left = results.stream().filter(result -> result.get() != null).count();
        assertTrue(left <= 1, left + " of " + results.size() + " results of " + rounds.taken() + " rounds are left");
    }

    @Test
    void stoppingWhenTheIntervalIsNarrowDoesNotMakeItFalse() throws Exception {
        int hits = 0;
        for (int trial = 0; trial < 100; trial++) {
            now = 0;
            Sampler sampler = (v, n) -> spend(
                    v.name(),
                    n,
                    (v.name().equals("a") ? 100 : 50) * (1 - 0.03 * Math.log(1 - random.nextDouble())),
                    Purity.CLEAN,
                    1);
            hits += run(SIX_SECONDS, sampler, "a", "b").ratio(0, 1).interval().contains(2) ? 1 : 0;
        }
        assertTrue(hits >= 90, hits + " of 100 intervals hold the true ratio");
    }

    @Test
    void takesMoreRoundsWhileItIsWide() throws Exception {
        noise = 0.8;
        var rounds = run(SIX_SECONDS, (v, n) -> spend(v.name(), n, 100, Purity.CLEAN, 1), "a", "b");
        assertTrue(rounds.taken() > 15, "taken " + rounds.taken());
    }

    @Test
    void stopsWhenTheBudgetIsSpentButHasFiveRounds() throws Exception {
        noise = 0.8;
        var spent = run(SIX_SECONDS, (v, n) -> spend(v.name(), n, 150, Purity.CLEAN, 1), "a", "b");
        assertTrue(spent.taken() > 9 && spent.taken() < 31, "taken " + spent.taken());
        assertTrue(now < 7_000 * MILLI);
        var slow = run(SIX_SECONDS, (v, n) -> spend(v.name(), n, 5_000, Purity.CLEAN, 1), "a", "b");
        assertEquals(5, slow.taken());
    }

    @Test
    void takesAFewMoreRoundsOfSlowWorkWhenOneIsLost() throws Exception {
        var count = new int[1];
        var slow = run(
                SIX_SECONDS,
                (v, n) -> spend(v.name(), n, 5_000, count[0]++ / 2 == 3 ? Purity.DELAYED : Purity.CLEAN, 1),
                "a",
                "b");
        assertEquals(Quality.CLEAN, slow.ratio(0, 1).quality());
        assertTrue(slow.taken() > 5 && slow.taken() <= 8, "taken " + slow.taken());
    }

    /** The budget holds seven rounds: b is clean in every other one, c in none. */
    @Test
    void takesAFewMoreRoundsThoughAnotherVariantIsLostForGood() throws Exception {
        var count = new int[1];
        Sampler sampler = (v, n) -> spend(
                v.name(),
                n,
                200,
                v.name().equals("c") || v.name().equals("b") && count[0]++ % 2 == 0 ? Purity.DELAYED : Purity.CLEAN,
                1);
        var rounds = run(SIX_SECONDS, sampler, "a", "b", "c");
        assertEquals(Quality.BUSY, rounds.ratio(0, 2).quality());
        assertEquals(Quality.CLEAN, rounds.ratio(0, 1).quality());
    }

    @Test
    void shufflesTheOrderOfVariantsEachRound() throws Exception {
        run(SIX_SECONDS, (v, n) -> spend(v.name(), n, 100, Purity.CLEAN, 1), "a", "b", "c");
        int measured = order.size() - 27;
        var orders = new HashSet<List<String>>();
        for (int round = measured; round < order.size(); round += 3) {
            var names = order.subList(round, round + 3);
            assertEquals(Set.of("a", "b", "c"), Set.copyOf(names));
            orders.add(List.copyOf(names));
        }
        assertTrue(orders.size() >= 4, "orders " + orders);
    }

    @Test
    void givesNoNumberOnABusyMachine() throws Exception {
        var rounds = run(SIX_SECONDS, (v, n) -> spend(v.name(), n, 100, Purity.DELAYED, 1), "a", "b");
        var ratio = rounds.ratio(0, 1);
        assertEquals(Quality.BUSY, ratio.quality());
        assertTrue(Double.isNaN(ratio.median()));
        assertNull(ratio.interval());
        assertEquals(0, ratio.kept());
        assertTrue(now < 7_000 * MILLI);
    }

    @Test
    void takesADisturbedSampleAgainWhileItsRoundIsFresh() throws Exception {
        var rounds = run(
                SIX_SECONDS,
                (v, n) -> spend(v.name(), n, 100, order.size() % 3 == 0 ? Purity.DELAYED : Purity.CLEAN, 1),
                "a",
                "b");
        assertEquals(rounds.taken(), rounds.ratio(0, 1).kept());
        int lost = rounds.ratio(0, 1).taken() - rounds.taken();
        assertTrue(lost > 0 && lost <= rounds.taken(), lost + " of " + rounds.taken());
    }

    @Test
    void doesNotMendARoundThatIsDisturbedForTheMostPart() throws Exception {
        noise = 0;
        var disturbed = Set.of("a", "b");
        var rounds = run(
                new Budget(Duration.ofSeconds(1), Duration.ofMillis(50), 9, 31, 0.04),
                (v, n) -> spend(v.name(), n, 100, disturbed.contains(v.name()) ? Purity.DELAYED : Purity.CLEAN, 1),
                "a",
                "b",
                "c");
        assertEquals(Quality.BUSY, rounds.ratio(0, 1).quality());
        assertEquals(Collections.frequency(order, "c"), Collections.frequency(order, "a"));
    }

    @Test
    void keepsARoundOnlyIfBothSamplesAreCleanAndIgnoresThirdOnes() throws Exception {
        var count = new int[1];
        Sampler sampler = (v, n) -> spend(
                v.name(),
                n,
                100,
                v.name().equals("c") || v.name().equals("b") && count[0]++ % 3 == 0 ? Purity.DELAYED : Purity.CLEAN,
                1);
        var rounds = run(SIX_SECONDS, sampler, "a", "b", "c");
        assertEquals(Quality.CLEAN, rounds.ratio(0, 1).quality());
        assertEquals(rounds.kept(1, 1), rounds.ratio(0, 1).kept());
        assertEquals(Quality.BUSY, rounds.ratio(0, 2).quality());
    }

    @Test
    void stopsEarlyWhenTheMeterSeesNothing() throws Exception {
        var rounds = run(SIX_SECONDS, (v, n) -> spend(v.name(), n, 100, Purity.UNMETERED, 1), "a", "b");
        assertEquals(5, rounds.taken());
        assertEquals(Quality.UNMETERED, rounds.ratio(0, 1).quality());
    }

    @Test
    void namesBothResultsThatDiffer() {
        Sampler sampler =
                (v, n) -> spend(v.name(), n, 100, Purity.CLEAN, v.name().equals("b") ? 42 : 41);
        var problem = assertThrows(ResultsDiffer.class, () -> run(SIX_SECONDS, sampler, "a", "b"));
        for (String part : List.of("\"a\" returned 41", "\"b\" returned 42")) {
            assertTrue(problem.getMessage().contains(part), problem.getMessage());
        }
    }

    @Test
    void comparesArraysByTheirElements() throws Exception {
        run(SIX_SECONDS, (v, n) -> spend(v.name(), n, 100, Purity.CLEAN, new int[] {1, 2}), "a", "b");
        var problem = new ResultsDiffer("a", new int[] {1}, "b", null);
        assertTrue(problem.getMessage().contains("[1]") && problem.getMessage().contains("null"), problem.getMessage());
    }

    @Test
    void repeatsShortWorkWithinASample() throws Exception {
        var repetitions = new ArrayList<Integer>();
        run(
                SIX_SECONDS,
                (v, n) -> {
                    repetitions.add(n);
                    return spend(v.name(), n, 1, Purity.CLEAN, 1);
                },
                "a");
        assertEquals(1, repetitions.getFirst());
        assertEquals(50, repetitions.getLast());
    }

    @Test
    void repeatsAsOftenAsComesClosest() throws Exception {
        var repetitions = new HashMap<String, Integer>();
        run(
                SIX_SECONDS,
                (v, n) -> {
                    repetitions.put(v.name(), n);
                    return spend(v.name(), n, Double.parseDouble(v.name()), Purity.CLEAN, 1);
                },
                "32",
                "36",
                "400");
        assertEquals(Map.of("32", 2, "36", 1, "400", 1), repetitions);
    }

    @Test
    void warmsUpUntilTimesSettle() throws Exception {
        var call = new int[1];
        Sampler sampler = (v, n) -> spend(v.name(), n, Math.max(100, 200 - 30 * call[0]++), Purity.CLEAN, 1);
        var rounds = run(SIX_SECONDS, sampler, "a");
        assertEquals(100, rounds.timing("a", 0).nanos() / MILLI, 0.2);
    }

    @Test
    void budgetKnowsQuickModeAndItsProperty() {
        assertEquals(Duration.ofSeconds(5), Budget.of(2, false).time());
        assertEquals(Duration.ofSeconds(10), Budget.of(8, false).time());
        assertEquals(Duration.ofMillis(2500), Budget.ofComparison(false).time());
        assertEquals(Duration.ofMillis(400), Budget.of(2, true).time());
        assertEquals(Duration.ofMillis(400), Budget.ofComparison(true).time());
    }
}
