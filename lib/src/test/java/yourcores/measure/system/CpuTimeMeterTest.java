package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class CpuTimeMeterTest {
    private static final double WALL = 100e6;

    @AfterEach
    void restore() {
        System.clearProperty(Meter.PROPERTY);
    }

    private static Reading stop(boolean waiting, long... cpuMillis) {
        var reports = Arrays.stream(cpuMillis)
                .mapToObj(cpu -> new ThreadReport(0, cpu * 1_000_000, cpu * 1_000_000, 0))
                .toList();
        return new CpuTimeMeter(2, waiting).start().stop(WALL, reports);
    }

    @Test
    void aPropertyForcesIt() {
        System.setProperty(Meter.PROPERTY, "cpu");
        assertInstanceOf(CpuTimeMeter.class, Meter.best(2, false));
    }

    @Test
    void threadsAtWorkAreExpectedToFillAProcessorEach() {
        var full = stop(false, 100, 100);
        assertEquals(0, full.delay(), 1e6);
        var half = stop(false, 50, 50);
        assertTrue(half.delay() > 80e6, half.toString());
    }

    @Test
    void aThreadThatOnlyLooksOnIsNotAtWork() {
        assertEquals(0, stop(false, 100, 2).delay(), 1e6);
    }

    @Test
    void starvedThreadsAreAtWork() {
        assertTrue(stop(false, 3, 3).delay() > 150e6);
    }

    @Test
    void moreThreadsThanProcessorsAreNotExpectedToFillThemAll() {
        assertEquals(0, stop(false, 50, 50, 50, 50).delay(), 1e6);
    }

    @Test
    void waitingIsNoDisturbance() {
        assertEquals(0, stop(true, 5, 5).delay());
    }

    @Test
    void seesThreadsThatLiveThroughTheSample() {
        var watch = new CpuTimeMeter(2, false).start();
        long end = System.nanoTime() + 30_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(watch.stop(30e6, List.of()).seen() > 0);
    }
}
