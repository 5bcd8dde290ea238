package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Fakes.ratio;

import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Interval;

class JudgementTest {
    private static final List<Replay.Noise[]> CALM = Replay.madeUp(0.015, 0.05);
    private static final List<Replay.Noise[]> ROUGH = Replay.madeUp(0.06, 0.2);

    /** What became of so many simulated curves. */
    private record Told(double confirmed, double refuted, double open) {}

    private static Told told(List<Replay.Noise[]> rounds, int points, double off, int curves) throws Exception {
        int confirmed = 0;
        int refuted = 0;
        for (int seed = 0; seed < curves; seed++) {
            var judgement = Judgement.of(
                    new Replay(rounds, seed).claims(points, off, Budget.of(points + 1, false)));
            confirmed += judgement.refutes() || !judgement.confirms() ? 0 : 1;
            refuted += judgement.refutes() ? 1 : 0;
        }
        double all = curves;
        return new Told(confirmed / all, refuted / all, 1 - (confirmed + refuted) / all);
    }

    @Test
    void aTrueLawIsHardlyEverDeniedAndMostlyTold() throws Exception {
        for (int points : new int[] {1, 3, 7}) {
            var told = told(CALM, points, 0, 60);
            assertTrue(told.refuted <= 0.05 && told.open <= 0.1, points + " points: " + told);
        }
    }

    @Test
    void aTrueLawIsHardlyEverDeniedOnARoughMachine() throws Exception {
        for (int points : new int[] {1, 3, 7}) {
            var told = told(ROUGH, points, 0, 100);
            assertTrue(told.refuted <= 0.05, points + " points: " + told);
        }
    }

    @Test
    void aLawIsNotDeniedForWhatNoLawSpeaksOf() throws Exception {
        var told = told(CALM, 1, -0.02, 100);
        assertTrue(told.refuted <= 0.05, "2 % off: " + told);
    }

    @Test
    void aLawThatIsOffIsNotConfirmed() throws Exception {
        for (double off : new double[] {-0.08, 0.08, -0.1}) {
            assertTrue(told(CALM, 1, off, 100).confirmed <= 0.05, "off by " + off + ": " + told(CALM, 1, off, 100));
        }
        for (int points : new int[] {1, 3}) {
            assertTrue(told(ROUGH, points, -0.1, 100).confirmed <= 0.05, points + " points, 10 % off, rough");
        }
    }

    @Test
    void aLawThatIsFarOffIsDenied() throws Exception {
        for (int points : new int[] {1, 3, 7}) {
            assertTrue(told(CALM, points, -0.3, 30).refuted >= 0.95, points + " points, 30 % off");
        }
    }
}
