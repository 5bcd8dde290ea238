package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Bars;
import yourcores.figure.Interval;
import yourcores.figure.Verdict.Kind;
import yourcores.measure.Ratio.Quality;

class RatesTest {
    private static final Ratio ONE = new Ratio(1, Interval.exactly(1), 1, 9, 9, Quality.CLEAN);
    private static final Ratio TWICE = new Ratio(2, new Interval(1.9, 2.1), 2, 9, 9, Quality.CLEAN);
    private static final Ratio BUSY = new Ratio(Double.NaN, null, 1, 2, 9, Quality.BUSY);

    private static Rates.Row row(String name, double rate, Ratio ratio) {
        var interval = Double.isNaN(rate) ? null : new Interval(0.9 * rate, 1.1 * rate);
        return new Rates.Row(name, rate, interval, Duration.ofMillis(50), ratio);
    }

    @Test
    void eachWayHasABarWithItsInterval() {
        var rates = new Rates("dinner", "meals", List.of(row("one lock", 100, ONE), row("ordered", 200, TWICE)));
        var bars = (Bars) rates.figure();
        assertEquals("meals a second", bars.value().unit());
        assertEquals(
                List.of(100.0, 200.0), bars.bars().stream().map(Bars.Bar::value).toList());
        assertEquals(180, bars.bars().getLast().interval().low(), 1e-9);
        assertEquals(Kind.STATES, bars.verdict().kind());
        assertTrue(bars.verdict().sentence().contains("“ordered” ran 2.00 times as fast as “one lock”"));
        assertEquals(2, rates.findings().size());
    }

    @Test
    void whatWasDisturbedHasNoBar() {
        var rates = new Rates("dinner", "meals", List.of(row("one lock", 100, ONE), row("ordered", Double.NaN, BUSY)));
        assertEquals(1, ((Bars) rates.figure()).bars().size());
        assertEquals(Kind.CANNOT_TELL, rates.figure().verdict().kind());
    }

    @Test
    void whereAllWasDisturbedItSaysSo() {
        var rates = new Rates(
                "dinner", "meals", List.of(row("one lock", Double.NaN, ONE), row("ordered", Double.NaN, BUSY)));
        assertEquals(Kind.CANNOT_TELL, rates.figure().verdict().kind());
    }

    @Test
    void aRateIsMeasuredByCount() throws Exception {
        var rates = Bench.rates(
                "naps", "naps", 5, Variant.variant("short", () -> nap(1)), Variant.variant("long", () -> nap(4)));
        assertEquals(2, rates.rows().size());
        var rate = rates.rows().getFirst().rate();
        assertTrue(Double.isNaN(rate) || rate > 0, rates.toString());
        assertThrows(
                IllegalArgumentException.class,
                () -> Bench.rates("one", "naps", 5, Variant.variant("alone", () -> nap(1))));
    }

    private static int nap(int millis) throws InterruptedException {
        for (int n = 0; n < 5; n++) {
            Thread.sleep(millis);
        }
        return 5;
    }
}
