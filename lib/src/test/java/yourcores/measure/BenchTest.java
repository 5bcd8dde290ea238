package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Variant.variant;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import yourcores.measure.system.Leftovers;
import yourcores.measure.system.Machine;

/** Real runs, judged by counters. */
@Isolated
@Timeout(60)
class BenchTest {
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void shortBudget() {
        System.setProperty(Budget.PROPERTY, "0.2");
    }

    @AfterEach
    void restore() {
        System.clearProperty(Budget.PROPERTY);
        Leftovers.install(List::of);
    }

    private int addUp(int workers, ThreadFactory threads) throws Exception {
        runs.incrementAndGet();
        var sum = new AtomicInteger();
        try (var pool = Executors.newFixedThreadPool(workers, threads)) {
            for (int i = 1; i <= 100; i++) {
                int number = i;
                pool.submit(() -> sum.addAndGet(number));
            }
        }
        return sum.get();
    }

    @Test
    void measuresEachNumberOfWorkersInEachRound() throws Exception {
        var speedup = Bench.waiting("add up", List.of(2, 4), this::addUp);
        assertEquals(
                List.of(1, 2, 4),
                speedup.points().stream().map(Speedup.Point::workers).toList());
        assertTrue(speedup.at(2).taken() >= Ratio.FEWEST_CLEAN);
        assertTrue(runs.get() >= 3 * speedup.at(2).taken());
        assertEquals(3, speedup.findings().size());
        assertNotNull(speedup.figure().alt());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().startsWith("worker-")));
    }

    @Test
    void oversubscribedPointsAreMarked() throws Exception {
        int more = Machine.here().mostWorkers() + 1;
        var speedup = Bench.oversubscribed("add up", List.of(more), this::addUp);
        assertTrue(speedup.points().getLast().oversubscribed());
        assertTrue(speedup.comparable().stream().noneMatch(point -> point.workers() == more));
    }

    @Test
    void realCoresRefuseMoreWorkers() {
        int more = Machine.here().mostWorkers() + 1;
        assertThrows(IllegalArgumentException.class, () -> Bench.speedup("add up", List.of(more), this::addUp));
        assertEquals(0, runs.get());
    }

    @Test
    void comparesOnlyEqualResults() throws Exception {
        var comparison = Bench.compare(variant("five", () -> 5), variant("also five", () -> 5));
        assertEquals(2, comparison.rows().size());
        assertEquals(1, comparison.of("five").median());
        assertThrows(ResultsDiffer.class, () -> Bench.compare(variant("five", () -> 5), variant("six", () -> 6)));
    }

    @Test
    void aPartOfTheWhole() throws Exception {
        var share = Bench.share(
                "waiting",
                () -> {
                    Thread.sleep(3);
                    return 1;
                },
                () -> {
                    Thread.sleep(6);
                    return 2;
                });
        assertEquals("waiting", share.title());
        assertTrue(share.ratio().ofMinima() > 0.2 && share.ratio().ofMinima() < 0.8, share.toString());
    }

    @Test
    void refusesWhileEarlierWorkBurnsACore() throws Exception {
        Leftovers.install(() -> List.of("cell 12 still runs thread counter-1"));
        var told = assertThrows(IllegalStateException.class, () -> Bench.time(variant("x", () -> 1)));
        assertTrue(told.getMessage().contains("cell 12 still runs thread counter-1"), told.getMessage());
    }

    @Test
    void quickAndFullAreNotMixedUp() {
        assertFalse(Budget.of(2, true).time().compareTo(Budget.of(2, false).time()) > 0);
    }
}
