package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yourcores.figure.Progress;
import yourcores.measure.system.Purity;
import yourcores.measure.system.Witness.Look;

/** A machine whose books say nothing: all samples are clean by them. Its clock is ours. */
class LooksTest {
    private static final long MILLI = 1_000_000;
    private static final long LOOK = 20 * MILLI;
    private static final Budget BUDGET = new Budget(Duration.ofSeconds(5), Duration.ofMillis(60), 9, 61, 0.04);

    private final SplittableRandom random = new SplittableRandom(5);
    private final AtomicReference<Look> best = new AtomicReference<>();
    private long now;
    private long looking;
    private double noise = 0.01;

    /** One processor for two while it is pinned; each look is off by a few per cent, as looks are. */
    private Optional<Look> look(boolean pinned) {
        now += LOOK;
        looking += LOOK;
        return of(1 - 0.05 * random.nextDouble(), (pinned ? 1 : 2) * (1 - 0.1 * random.nextDouble()));
    }

    private static Optional<Look> of(double one, double all) {
        return Optional.of(new Look(one, all));
    }

    private Rounds run(Looks looks, BooleanSupplier pinned) throws Exception {
        Sampler sampler = (variant, repetitions) -> {
            boolean one = variant.name().equals("one worker") || pinned.getAsBoolean();
            double nanos = (one ? 60 : 30) * MILLI * (1 + noise * random.nextDouble());
            now += (long) (repetitions * nanos);
            return new Sample(nanos, Purity.CLEAN, 1);
        };
        var variants = Fakes.variants("one worker", "two workers");
        return new Contest(variants, BUDGET, () -> now, sampler, true, looks).run(new Progress("test"), rounds -> null);
    }

    private Looks looks(BooleanSupplier pinned) {
        return new Looks(() -> look(pinned.getAsBoolean()), best, () -> now);
    }

    /** Pinned for seven tenths of each two seconds, the first ones left free. */
    private boolean mostly() {
        return now % (2_000 * MILLI) > 600 * MILLI;
    }

    @Test
    void roundsBesideAShortLookDoNotCount() throws Exception {
        var blind = run(Looks.none(), this::mostly).ratio(0, 1);
        assertTrue(blind.clean() && blind.median() < 1.9, "without a witness: " + blind);
        now = 0;
        var seeing = run(looks(this::mostly), this::mostly).ratio(0, 1);
        assertTrue(!seeing.clean() || Math.abs(seeing.median() - 2) < 0.1, "with one: " + seeing);
        assertTrue(seeing.kept() < blind.kept());
    }

    @Test
    void aQuietMachineLosesNoRound() throws Exception {
        noise = 0.5; // so that it looks long enough to judge
        for (int time = 0; time < 50; time++) {
            var rounds = run(looks(() -> false), () -> false);
            assertTrue(rounds.taken() > 20);
            assertEquals(rounds.taken(), rounds.kept(0, 1));
        }
    }

    @Test
    void aMachineThatIsSlowerThroughoutIsNotedNotDisturbed() throws Exception {
        var first = looks(() -> false);
        run(first, () -> false);
        assertTrue(first.slower().isEmpty());
        var second =
                new Looks(() -> look(false).map(seen -> new Look(seen.one() / 2, seen.all() / 2)), best, () -> now);
        var rounds = run(second, () -> false);
        assertEquals(rounds.taken(), rounds.kept(0, 1));
        assertGave5(second);
    }

    @Test
    void oneProcessorForTwoThroughoutIsDisturbed() throws Exception {
        var first = looks(() -> false);
        run(first, () -> false);
        assertTrue(first.slower().isEmpty());
        var second = looks(() -> true);
        assertFalse(run(second, () -> true).ratio(0, 1).clean());
        assertGave5(second);
        now = 0;
        assertEquals(1.97, run(looks(() -> false), () -> false).ratio(0, 1).median(), 0.1);
    }

    private static void assertGave5(Looks looks) {
        String note = looks.slower().orElseThrow();
        assertTrue(note.contains("gave 5") && note.contains("of what they gave before"), note);
    }

    @Test
    void looksTakeATwentiethOfTheTimeAtMost() throws Exception {
        run(looks(this::mostly), this::mostly);
        assertTrue(looking > 0 && looking <= 0.06 * now, looking + " of " + now);
    }

    @Test
    void aShortLookIsTakenAgain() throws Exception {
        var calls = new int[1];
        var looks = new Looks(() -> of(1, calls[0]++ == 6 ? 0.5 : 1), best, () -> now);
        for (int round = 0; round < 10; round++) {
            now += 1_000 * MILLI;
            looks.after(round);
        }
        assertEquals(11, calls[0]);
        assertTrue(IntStream.range(0, 10).allMatch(looks::lent));
    }

    @Test
    void aLookThatTheBooksCallDisturbedSaysNothing() throws Exception {
        var calls = new int[1];
        var looks = new Looks(() -> calls[0]++ % 2 == 0 ? of(1, 1) : Optional.empty(), best, () -> now);
        for (int round = 0; round < 10; round++) {
            now += 1_000 * MILLI;
            looks.after(round);
        }
        assertEquals(10, calls[0]);
        assertTrue(IntStream.range(0, 10).allMatch(looks::lent));
    }

    @Test
    void bothSidesOfARoundCount() throws Exception {
        var calls = new int[1];
        var looks = new Looks(() -> of(1, calls[0]++ == 6 || calls[0] == 8 ? 0.5 : 1), best, () -> now);
        for (int round = 0; round < 10; round++) {
            now += 1_000 * MILLI;
            looks.after(round);
        }
        assertFalse(looks.lent(5));
        assertFalse(looks.lent(6));
        assertTrue(looks.lent(4) && looks.lent(7));
    }
}
