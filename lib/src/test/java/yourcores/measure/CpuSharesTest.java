package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Variant.variant;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Interval;
import yourcores.figure.Table;
import yourcores.measure.CpuShares.Kind;
import yourcores.measure.CpuShares.Row;
import yourcores.measure.Ratio.Quality;

@Timeout(120)
class CpuSharesTest {
    private static final int ROUNDS = Integer.getInteger("yourcores.test.rounds", 1);
    private static final long MILLI = 1_000_000;

    private static Row row(double low, double high) {
        return new Row("task", Duration.ofMillis(1), (low + high) / 2, new Interval(low, high), Quality.CLEAN);
    }

    @Test
    void aShareIsToldOnlyWhereItsIntervalLiesOnOneSideOfTheBorders() {
        assertEquals(Kind.COMPUTES, row(0.75, 1).kind());
        assertEquals(Kind.CANNOT_TELL, row(0.74, 1).kind());
        assertEquals(Kind.SOME_OF_BOTH, row(0.26, 0.74).kind());
        assertEquals(Kind.CANNOT_TELL, row(0.25, 0.5).kind());
        assertEquals(Kind.WAITS, row(0, 0.25).kind());
        assertEquals(Kind.CANNOT_TELL, row(0, 0.26).kind());
        assertEquals(Kind.CANNOT_TELL, untold("task", Quality.BUSY).kind());
    }

    @Test
    void whatCannotBeToldIsNamedInTheVerdict() {
        var figure = (Table) new CpuShares(List.of(row(0.9, 1), untold("the rest", Quality.BUSY))).figure();
        assertTrue(
                figure.verdict().sentence().contains("Open: “the rest”. Other programs"), figure.verdict()::sentence);
        assertEquals(
                List.of("the rest", "-", "-", "-", "cannot tell"), figure.rows().getLast());
        var own = new CpuShares(List.of(row(0.9, 1), untold("own threads", Quality.UNMETERED)))
                .figure()
                .alt();
        assertTrue(own.contains("Of “own threads” nothing is known: the meter did not see"), own);
        assertFalse(own.contains("Other programs"), own);
    }

    private static Row untold(String name, Quality quality) {
        return new Row(name, null, Double.NaN, null, quality);
    }

    @Test
    void tasksWhoseKindIsKnownAreNeverToldWrong() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var shares = CpuShares.measure(List.of(
                    variant("computes", () -> compute(15 * MILLI)),
                    variant("sleeps", () -> sleep(15)),
                    variant("waits for another thread", CpuSharesTest::another),
                    variant("both", () -> compute(10 * MILLI) + sleep(10))));
            assertRight(Kind.COMPUTES, shares.of("computes"));
            assertRight(Kind.WAITS, shares.of("sleeps"));
            assertRight(Kind.WAITS, shares.of("waits for another thread"));
            assertRight(Kind.SOME_OF_BOTH, shares.of("both"));
            assertThrows(IllegalArgumentException.class, () -> shares.of("nobody"));
            assertEquals(4, shares.table().rowCount());
        }
    }

    private static void assertRight(Kind expected, Row row) {
        assertTrue(EnumSet.of(expected, Kind.CANNOT_TELL).contains(row.kind()), row::toString);
    }

    /** Computes until the thread has had the processor for so long. */
    private static long compute(long nanos) {
        var books = ManagementFactory.getThreadMXBean();
        long end = books.getCurrentThreadCpuTime() + nanos;
        long x = 42;
        while (books.getCurrentThreadCpuTime() < end) {
            x ^= x << 13;
        }
        return x;
    }

    private static long sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    private static boolean another() throws InterruptedException {
        var done = new CountDownLatch(1);
        var helper = new Thread(() -> {
            compute(10 * MILLI);
            done.countDown();
        });
        helper.start();
        boolean seen = done.await(10, TimeUnit.SECONDS);
        helper.join();
        return seen;
    }
}
