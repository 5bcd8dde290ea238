package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import yourcores.figure.Interval;
import yourcores.figure.Table;

class CostsTest {

    @Test
    void eachOperationIsTimedEquallyOften() throws Exception {
        var small = new AtomicInteger();
        var large = new AtomicInteger();
        var costs = Costs.measure(
                "counting",
                List.of(new Cost("one", 1, small::incrementAndGet), new Cost("another", 10, large::incrementAndGet)),
                true);
        assertEquals(small.get(), large.get());
        assertTrue(costs.nanos("one") > 0);
        assertThrows(IllegalArgumentException.class, () -> costs.nanos("a third"));
    }

    @Test
    void theTableComparesWithTheFirst() {
        var costs = new Costs(
                "starting",
                List.of(
                        new Costs.Row("a virtual thread", 2_000, new Interval(1_900, 2_100)),
                        new Costs.Row("a platform thread", 60_000, new Interval(50_000, 70_000))));
        var table = (Table) costs.figure();
        assertEquals(
                List.of("a platform thread", "60.0 µs", "50.0 µs to 70.0 µs", "30.0"),
                table.rows().get(1));
        assertEquals(50_000, costs.table().doubleColumn("low").get(1));
        assertTrue(
                table.verdict().sentence().startsWith("Times the cost of a virtual thread: a platform thread 30.0."));
    }

    @Test
    void theRatioOfTwoCostsIsAsUnsureAsBoth() {
        var costs = new Costs(
                "stages",
                List.of(
                        new Costs.Row("shrinking", 50_000, new Interval(40_000, 60_000)),
                        new Costs.Row("downloading", 100_000, new Interval(99_000, 101_000))));
        var ratio = costs.ratio("shrinking", "downloading");
        assertTrue(ratio.low() < 0.4 && ratio.low() > 0.39, ratio.toString());
        assertTrue(ratio.high() > 0.6 && ratio.high() < 0.61, ratio.toString());
        assertThrows(IllegalArgumentException.class, () -> costs.ratio("shrinking", "a third"));
    }

    @Test
    void whatAnOperationThrowsComesOut() {
        var broken = new Cost("broken", 1, () -> {
            throw new IllegalStateException("no");
        });
        assertThrows(IllegalStateException.class, () -> Costs.measure("x", List.of(broken), true));
        assertThrows(IllegalArgumentException.class, () -> new Cost("nothing", 0, () -> 1));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> Costs.measure("x", List.of(new Cost("one", 1, () -> 1)), true));
    }
}
