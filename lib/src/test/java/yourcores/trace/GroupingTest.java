package yourcores.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Span;

class GroupingTest {

    @Test
    void longSpansStayAsTheyAre() {
        var spans = List.of(new Span(0, 40, Activity.RUNS, "a"), new Span(50, 100, Activity.WAITS, "b"));
        var grouping = new Grouping(100, 2);
        assertEquals(spans, grouping.of(spans));
        assertEquals(0, grouping.grouped());
    }

    @Test
    void groupsKeepTheTimeOfEachActivityAndCountTheirSpans() {
        var spans = IntStream.range(0, 10_000)
                .mapToObj(n -> new Span(n, n + 0.8, n % 4 == 0 ? Activity.HOLDS : Activity.RUNS, "job"))
                .toList();
        var grouping = new Grouping(10_000, 4);
        var grouped = grouping.of(spans);
        assertTrue(grouped.size() <= 400, "now " + grouped.size());
        assertEquals(10_000, grouping.grouped());
        for (var activity : List.of(Activity.HOLDS, Activity.RUNS)) {
            assertEquals(time(spans, activity), time(grouped, activity), 1e-6 * time(spans, activity));
            assertEquals(count(spans, activity), count(grouped, activity));
        }
    }

    private static double time(List<Span> spans, Activity activity) {
        return spans.stream()
                .filter(s -> s.activity() == activity)
                .mapToDouble(s ->
                        (s.to() - s.from()) * (s.group() == null ? 1 : s.group().share()))
                .sum();
    }

    private static int count(List<Span> spans, Activity activity) {
        return spans.stream()
                .filter(s -> s.activity() == activity)
                .mapToInt(s -> s.group() == null ? 1 : s.group().spans())
                .sum();
    }

    @Test
    void aLongSpanEndsAGroup() {
        var spans = List.of(
                new Span(0, 0.1, Activity.RUNS, null),
                new Span(0.1, 0.2, Activity.RUNS, null),
                new Span(0.2, 0.3, Activity.RUNS, null),
                new Span(0.3, 90, Activity.WAITS, "long"),
                new Span(90, 90.1, Activity.FAILS, "boom"));
        var grouped = new Grouping(100, 1).of(spans);
        assertEquals(3, grouped.size());
        assertEquals(3, grouped.getFirst().group().spans());
        assertEquals("boom", grouped.getLast().label());
    }
}
