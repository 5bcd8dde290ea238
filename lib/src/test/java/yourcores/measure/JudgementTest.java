package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Fakes.ratio;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import yourcores.figure.Interval;

/** By simulation: seeded contests whose truth is known, under the real rules of sampling. */
class JudgementTest {
    private static final List<Replay.Noise[]> CALM = Replay.madeUp(0.015, 0.05);
    private static final List<Replay.Noise[]> ROUGH = Replay.madeUp(0.04, 0.2);
    private static final IntFunction<Budget> FULL = points -> Budget.of(points + 1, false);
    private static final IntFunction<Budget> SHORT = points ->
            new Budget(Duration.ofSeconds(points + 1), Duration.ofMillis(60), 9, 61, 0.04);

    /** Two standard errors of a share of 5 % in 40 curves. */
    private static final double CHANCE = 0.069;

    /** What became of so many simulated curves, as shares. */
    private record Told(double confirmed, double refuted, double open) {}

    private static Told calm(int points, double off, int curves) throws Exception {
        return told(CALM, FULL, points, off, curves);
    }

    private static Told rough(int points, double off, int curves) throws Exception {
        return told(ROUGH, SHORT, points, off, curves);
    }

    private static Told told(
            List<Replay.Noise[]> rounds, IntFunction<Budget> budget, int points, double off, int curves)
            throws Exception {
        int confirmed = 0;
        int refuted = 0;
        for (int seed = 0; seed < curves; seed++) {
            var judgement = Judgement.of(new Replay(rounds, seed).claims(points, off, budget.apply(points)));
            if (judgement.refutes()) {
                refuted++;
            } else if (judgement.confirms()) {
                confirmed++;
            }
        }
        double all = curves;
        return new Told(confirmed / all, refuted / all, (all - confirmed - refuted) / all);
    }

    @Test
    void aTrueLawIsHardlyEverDeniedAndMostlyTold() throws Exception {
        for (int points : new int[] {1, 3, 7}) {
            var told = calm(points, 0, 30);
            assertTrue(told.refuted <= 0.05 && told.open <= 0.1, points + " points: " + told);
        }
    }

    @Test
    void aTrueLawIsHardlyEverDeniedWhereTimesScatter() throws Exception {
        for (int points : new int[] {1, 3, 7}) {
            var told = rough(points, 0, 40);
            assertTrue(told.refuted <= 0.05 + CHANCE, points + " points: " + told);
        }
    }

    @Test
    void aLawThatIsOffIsNotConfirmed() throws Exception {
        for (int points : new int[] {1, 3, 7}) {
            var calm = calm(points, -0.1, 5);
            var rough = rough(points, -0.1, 20);
            assertTrue(calm.confirmed <= 0.05 && rough.confirmed <= 0.05, points + " points: " + calm + rough);
        }
    }

    @Test
    void aLawThatIsFarOffIsDenied() throws Exception {
        for (int points : new int[] {1, 3, 7}) {
            var told = calm(points, -0.3, 5);
            assertTrue(told.refuted >= 0.95, points + " points: " + told);
        }
    }

    @Test
    void theBordersLieWhereTheySay() {
        assertTrue(deviation(0.955, 0.99).confirms(), "within 5 %, though 1 is left out");
        assertTrue(deviation(0.94, 0.99).refutes(), "without 1 and not within 5 %");
        assertTrue(deviation(1.01, 1.06).refutes());
        assertTrue(deviation(0.905, 1.02).confirms(), "around 1 and within 10 %");
        var open = deviation(0.89, 1.02);
        assertFalse(open.confirms() || open.refutes());
        assertTrue(open.staysBelow());
        assertFalse(deviation(0.89, 1.11).staysBelow());
        assertTrue(deviation(1.02, 1.2).exceeds());
    }

    @Test
    void aDeviationIsRoundedOutwards() {
        assertEquals("1 to 9 % below", deviation(0.913, 0.987).words());
        assertEquals("up to 8 % below", deviation(0.92, 0.998).words());
        assertEquals("20 to 31 % above", deviation(1.2, 1.31).words());
        assertEquals("from 12 % below to 3 % above", deviation(0.881, 1.029).words());
        assertEquals("4 %", deviation(0.965, 1.01).within());
        assertEquals("1 %", deviation(1, 1).within());
    }

    @Test
    void theErrorOfTheLawCountsToo() {
        var sharp = claim(Fakes.law(0.2));
        var vague = claim(Fakes.law(0.2, new Interval(0.1, 0.3)));
        assertEquals(0.02, Judgement.of(List.of(sharp)).widest().farthest(), 0.002);
        double law = Math.log(Fakes.law(0.1).at(2) / Fakes.law(0.2).at(2));
        assertEquals(
                Math.exp(Math.hypot(law, 0.02)) - 1,
                Judgement.of(List.of(vague)).widest().farthest(),
                0.01);
        assertFalse(sharp.vague());
        assertTrue(vague.vague());
    }

    private static Claim claim(Law law) {
        double promised = Fakes.law(0.2).at(2);
        return new Claim(2, ratio(promised, 0.02 * promised), law);
    }

    @Test
    void severalPointsAndFewRoundsWidenTheInterval() {
        assertEquals(1, Judgement.widening(1, 9), 1e-9);
        assertEquals(2.39 / 1.96, Judgement.widening(3, 10_000), 0.005);
        assertEquals(2.68 / 1.96, Judgement.widening(7, 10_000), 0.005);
        assertTrue(Judgement.widening(7, 9) > 1.1 * Judgement.widening(7, 10_000));
    }

    private static Deviation deviation(double low, double high) {
        return new Deviation(2, Math.sqrt(low * high), new Interval(low, high));
    }
}
