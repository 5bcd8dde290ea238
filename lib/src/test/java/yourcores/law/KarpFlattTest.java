package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.measure.Resource;
import yourcores.measure.Speedup;

class KarpFlattTest {

    /** Two tables of M. J. Quinn, Parallel Programming in C with MPI and OpenMP, 2003, section 7.5: two digits. */
    @ParameterizedTest
    @CsvSource({
        "2,1.82,0.1",
        "3,2.50,0.1",
        "4,3.08,0.1",
        "5,3.57,0.1",
        "6,4.00,0.1",
        "7,4.38,0.1",
        "8,4.71,0.1",
        "2,1.87,0.070",
        "3,2.61,0.075",
        "4,3.23,0.080",
        "5,3.73,0.085",
        "6,4.14,0.090",
        "7,4.46,0.095"
    })
    void publishedTables(int p, double speedup, double share) {
        assertEquals(share, KarpFlatt.serialShare(speedup, p), 0.002);
    }

    @Test
    void undoesAmdahl() {
        for (int p = 2; p <= 64; p *= 2) {
            assertEquals(0.15, KarpFlatt.serialShare(Amdahl.of(0.15).at(p), p), 1e-12);
        }
    }

    @Test
    void refusesOneProcessor() {
        assertThrows(IllegalArgumentException.class, () -> KarpFlatt.serialShare(1, 1));
        assertThrows(IllegalArgumentException.class, () -> KarpFlatt.serialShare(0, 2));
    }

    @Test
    void theSharesAreATable() {
        var table = KarpFlatt.of(Speedups.on(Amdahl.of(0.1)::at, 0.001, 2, 4)).table();
        assertEquals(2, table.rowCount());
        assertEquals(0.1, table.doubleColumn("share").get(1), 0.01);
    }

    @Test
    void saysWhetherTheShareStays() {
        assertEquals(
                Verdict.Kind.HOLDS,
                verdict(Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 4, 8)).kind());
        assertEquals(
                Verdict.Kind.DOES_NOT_HOLD,
                verdict(Speedups.on(UniversalScalability.of(0.05, 0.01)::at, 0.01, 1, 2, 4, 8))
                        .kind());
        assertEquals(
                Verdict.Kind.STATES, verdict(Speedups.on(p -> p, 0.01, 1, 2)).kind());
        assertEquals(
                Verdict.Kind.CANNOT_TELL,
                verdict(Speedups.of(List.of(Speedups.point(1, 1, 0), Speedups.busy(2))))
                        .kind());
    }

    @Test
    void saysWhyThereIsNoShare() {
        var busy = Speedups.of(List.of(Speedups.point(1, 1, 0), Speedups.busy(2)));
        assertEquals(
                "No speed-up with 2 or more workers betrays a share: other programs disturbed the runs with 2 workers.",
                verdict(busy).sentence());
        var hybrid = new Speedup(
                "hybrid",
                Speedups.MANY,
                List.of(Speedups.point(1, 1, 0), Speedups.point(2, 1.5, 0.01)),
                Duration.ofMillis(100),
                new Speedup.Alike(1, "some cores are slower than others"));
        assertTrue(verdict(hybrid).sentence().endsWith("some cores are slower than others."));
        var one = Speedups.of(List.of(Speedups.point(1, 1, 0)));
        assertTrue(verdict(one).sentence().endsWith("for none was measured."));
        var two = Speedups.on(p -> p, 0.01, 1, 2);
        var table = assertInstanceOf(
                Table.class, KarpFlatt.compare(two, busy, hybrid, one).figure());
        assertEquals(
                List.of("2", "0.000", "busy", "cores not alike", "–"),
                table.rows().getFirst());
    }

    /** T(p) = 1/p + 0.0012 (p - 1): no share is above 0.02, and with the first one the last speed-up is off by 24 %. */
    @Test
    void aTrendOfSmallSharesIsATrend() {
        var starting = Speedups.on(p -> 1 / (1 / p + 0.0012 * (p - 1)), 0.005, 1, 2, 4, 8, 16);
        assertEquals(Verdict.Kind.DOES_NOT_HOLD, verdict(starting).kind());
        assertTrue(verdict(starting).sentence().startsWith("The share grows from 0.002 to 0.019"));
        var amdahl = Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 4, 8, 16);
        var table = verdict(KarpFlatt.compare(amdahl, starting));
        assertEquals(Verdict.Kind.DOES_NOT_HOLD, table.kind());
    }

    @Test
    void aTrendThatIsSeenAndIsSmallIsStated() {
        var precise = Speedups.on(p -> 1 / (0.1 + 0.9 / p + 0.0003 * (p - 1)), 0.001, 1, 2, 4, 8, 16);
        var verdict = verdict(precise);
        assertEquals(Verdict.Kind.STATES, verdict.kind());
        assertTrue(verdict.sentence().contains("grows"), verdict.sentence());
        assertTrue(verdict.sentence().endsWith("within 5 % of every point."), verdict.sentence());
        assertEquals(Verdict.Kind.STATES, verdict(KarpFlatt.compare(precise)).kind());
    }

    @Test
    void wideIntervalsDoNotTell() {
        assertEquals(
                Verdict.Kind.CANNOT_TELL,
                verdict(Speedups.on(Amdahl.of(0.1)::at, 0.08, 1, 2, 4, 8)).kind());
    }

    @Test
    void slowMotionIsNoTestForItDropsWhatIsLate() {
        var real = Speedups.on(Amdahl.of(0.1)::at, 0.01, 1, 2, 4);
        var resource = new Resource(Resource.Kind.SLOW_MOTION_CORES, 16, "16 emulated cores");
        var slow = new Speedup("slow", resource, real.points(), real.oneWorker());
        assertEquals(Verdict.Kind.STATES, verdict(slow).kind());
        assertEquals(
                "The share stays near 0.100. Runs that come late are dropped, so this is no test of the law.",
                verdict(slow).sentence());
        var table = verdict(KarpFlatt.compare(slow, slow));
        assertEquals(Verdict.Kind.STATES, table.kind());
        assertEquals(
                "In each column the share stays the same. Runs that come late are dropped, so this is no test of the"
                        + " law.",
                table.sentence());
        assertEquals(Verdict.Kind.HOLDS, verdict(KarpFlatt.compare(real, real)).kind());
    }

    @Test
    void intervalOfTheShareComesFromTheIntervalOfTheSpeedup() {
        var table = assertInstanceOf(
                Table.class, KarpFlatt.of(Speedups.on(p -> 1.6, 0.1, 1, 2)).figure());
        assertEquals(
                List.of("2", "1.60", "0.250", "[0.136, 0.389]"), table.rows().getFirst());
    }

    private static Verdict verdict(Speedup speedup) {
        return verdict(KarpFlatt.of(speedup));
    }

    private static Verdict verdict(Showable table) {
        return assertInstanceOf(Table.class, table.figure()).verdict();
    }
}
