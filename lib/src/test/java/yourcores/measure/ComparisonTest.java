package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.measure.Fakes.ratio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Bars;
import yourcores.figure.Interval;
import yourcores.figure.Verdict.Kind;
import yourcores.measure.Ratio.Quality;

class ComparisonTest {

    @Test
    void aVariantOfNanosecondsBesideOneOfMillisecondsIsTold() {
        String left = "“dropped” takes 3 ns: probably nothing was left to measure";
        assertTrue(words(Duration.ofMillis(2), Duration.ofNanos(3)).contains(left));
        assertFalse(words(Duration.ofMillis(2), Duration.ofNanos(2_000)).contains("nothing was left"));
        assertFalse(words(Duration.ofNanos(40), Duration.ofNanos(3)).contains("nothing was left"));
    }

    private static String words(Duration kept, Duration dropped) {
        return new Comparison(List.of(
                        new Comparison.Row("kept", kept, ratio(1, 0)),
                        new Comparison.Row("dropped", dropped, ratio(600_000, 1_000))))
                .figure()
                .alt();
    }

    private static Comparison comparison(Ratio... others) {
        var rows = new ArrayList<Comparison.Row>();
        rows.add(new Comparison.Row("one by one", Duration.ofMillis(400), ratio(1, 0)));
        for (var ratio : others) {
            rows.add(new Comparison.Row("way " + rows.size(), Duration.ofMillis(100), ratio));
        }
        return new Comparison(rows);
    }

    private static String sentence(Ratio... others) {
        return ((Bars) comparison(others).figure()).verdict().sentence();
    }

    @Test
    void saysHowMuchFasterOrSlower() {
        assertEquals(
                "“way 1” ran 3.90 times as fast as “one by one” [3.80, 4.00]. "
                        + "30 of 31 rounds were undisturbed and count.",
                sentence(ratio(3.9, 0.1)));
        assertTrue(
                sentence(ratio(0.5, 0.02)).startsWith("“way 1” took 2.00 times as long as “one by one” [1.92, 2.08]."));
        assertTrue(sentence(ratio(1.01, 0.02))
                .startsWith("“way 1” and “one by one” cannot be told apart: 1.01 [0.99, 1.03]."));
    }

    @Test
    void aDisturbedVariantHasNoBar() {
        var figure =
                (Bars) comparison(Fakes.spoilt(Quality.BUSY), ratio(2, 0.02)).figure();
        assertEquals(
                List.of(true, false, true),
                figure.bars().stream().map(Bars.Bar::told).toList());
        assertEquals("way 1: busy", figure.bars().get(1).label(), "a disturbed time is none");
        assertTrue(figure.verdict().sentence().contains("“way 1” cannot be told: too often disturbed."));
    }

    @Test
    void nothingCleanIsNoVerdict() {
        var figure = (Bars) comparison(Fakes.spoilt(Quality.UNMETERED)).figure();
        assertEquals(Kind.CANNOT_TELL, figure.verdict().kind());
    }

    @Test
    void keepsAFindingForEachVariant() {
        var findings = comparison(ratio(2, 0.1), ratio(3, 0.1)).findings();
        assertEquals(
                List.of("one by one", "way 1", "way 2"),
                findings.stream().map(Measured.Finding::series).toList());
        assertThrows(
                IllegalArgumentException.class, () -> comparison(ratio(2, 0.1)).of("way 9"));
    }

    @Test
    void aShareIsAPercentage() {
        var share = new Share("reading", ratio(0.05, 0.005));
        String words = share.figure().alt();
        assertTrue(words.contains("This part takes 5.0 % of the time [4.5 %, 5.5 %]."), words);
        var busy = new Share("reading", Fakes.spoilt(Quality.BUSY));
        assertTrue(
                busy.figure().alt().contains("busy: in 29 of 31 rounds"),
                busy.figure().alt());
        var starved = new Share("reading", new Ratio(Double.NaN, null, Double.NaN, 0, 0, Quality.BUSY));
        assertTrue(
                starved.figure().alt().contains("busy: before the first round"),
                starved.figure().alt());
    }

    @Test
    void aTimingHasUnits() {
        var timing = new Timing("sort", 12.5e6, new Interval(12.4e6, 12.6e6), 30, 31, Quality.CLEAN);
        assertEquals(
                "sort takes 12.5 ms [12.4 ms, 12.6 ms]. 30 of 31 rounds were undisturbed and count.",
                timing.figure().alt());
    }
}
