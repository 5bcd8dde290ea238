package yourcores.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Sheet;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Verdict;
import yourcores.figure.Verdict.Kind;

class OutcomesTest {
    record Registers(int a, int b) {}

    @Test
    void anExperimentRunsOnceAndAsOftenAsTold() {
        var runs = new AtomicInteger();
        var counter = Outcomes.of("counter", _ -> runs.incrementAndGet() % 2).times(10);
        assertEquals(0, runs.get());
        counter.acceptable(1, "odd").figure();
        counter.interesting("all").figure();
        assertEquals(10, runs.get());
        assertEquals(5, counter.counted().of(1));
        assertEquals(10, counter.counted().runs());
        assertSame(counter.figure(), counter.figure());
    }

    @Test
    void theCountsAreATable() {
        var table = fixed(n -> n % 2, 5).forbidden(1, "odd").table();
        assertEquals(List.of("0", "1"), table.stringColumn("outcome").asList());
        assertEquals(List.of(3L, 2L), table.longColumn("runs").asList());
        assertEquals(
                List.of("not graded", "forbidden"), table.stringColumn("grade").asList());
    }

    @Test
    void withoutANumberItRunsFiveTimesAtLeast() {
        var runs = Outcomes.of("slow", _ -> sleep(300)).counted().runs();
        assertEquals(5, runs, "a budget of a second or less, and 0.3 s a run");
    }

    @Test
    void theFirstGradeThatFitsCounts() {
        var graded = fixed(n -> n, 4)
                .acceptable(3, "all there")
                .interesting(n -> n >= 2, "most there")
                .forbidden("too few")
                .graded();
        var grades = graded.counts().counts().keySet().stream()
                .map(outcome -> graded.ruleOf(outcome).grade())
                .toList();
        assertEquals(List.of(Grade.FORBIDDEN, Grade.FORBIDDEN, Grade.INTERESTING, Grade.ACCEPTABLE), grades);
    }

    @Test
    void numbersAreSortedByValueAndOthersByTheirOrder() {
        assertEquals(
                List.of(9, 10, 100),
                List.copyOf(fixed(n -> List.of(100, 9, 10).get(n), 3)
                        .counted()
                        .counts()
                        .keySet()));
        assertEquals(
                List.of("a", "b"),
                List.copyOf(fixed(n -> n == 0 ? "b" : "a", 2).counted().counts().keySet()));
    }

    @Test
    void whatIsThrownComesOutAsItIs() {
        var cause = new IOException("no such file");
        var outcomes = Outcomes.of("broken", _ -> {
            throw cause;
        });
        assertSame(cause, assertThrows(IOException.class, () -> counted(outcomes)));
    }

    @Test
    void aForbiddenOutcomeThatIsSeenRefutes() {
        var verdict = verdict(fixed(n -> n, 2).forbidden(0, "nothing").acceptable("fine"), 2);
        assertEquals(Kind.DOES_NOT_HOLD, verdict.kind());
        assertEquals("Forbidden, and seen: 0 (nothing) in 1 of 2 runs (50 %).", verdict.sentence());
    }

    @Test
    void aForbiddenOutcomeThatIsNotSeenHolds() {
        var verdict = verdict(fixed(_ -> 1, 2).forbidden(0, "nothing").acceptable(1, "fine"), 2);
        assertEquals(
                Verdict.holds(
                        "Forbidden, and not seen in 2 runs: 0 (nothing). All 2 runs came out as wanted: 1 (fine)."),
                verdict);
    }

    @Test
    void whatIsAllowedAndNotSeenIsTold() {
        var outcomes = fixed(_ -> 1, 2).interesting(0, "late").acceptable(1, "fine");
        assertEquals(
                Verdict.states("Allowed, and not seen here in 2 runs: 0 (late)."
                        + " All 2 runs came out as wanted: 1 (fine)."),
                verdict(outcomes, 2));
        assertTrue(table(outcomes).rows().contains(List.of("0", "0", "–", "interesting", "late; not seen")));
    }

    @Test
    void oneCoreCannotTellWhatWasNotSeen() {
        var unseen = verdict(fixed(_ -> 1, 2).forbidden(0, "nothing").acceptable("fine"), 1);
        assertEquals(Kind.CANNOT_TELL, unseen.kind());
        assertTrue(unseen.sentence().startsWith("One core runs the threads in turns"), unseen.sentence());
        var seen = verdict(fixed(n -> n, 2).interesting(0, "late").acceptable("fine"), 1);
        assertEquals(Kind.STATES, seen.kind());
    }

    @Test
    void manyNumbersAreGroupedByGrade() {
        var outcomes = fixed(n -> n < 900 ? 123_000 + n * 379 : 500_000, 1000)
                .acceptable(500_000, "nothing lost")
                .interesting("updates lost");
        var rows = table(outcomes).rows();
        assertTrue(rows.size() <= 9, rows.toString());
        assertEquals(List.of("500\u202f000", "100", "10 %", "acceptable", "nothing lost"), rows.getLast());
        assertEquals("updates lost", rows.getFirst().get(4));
        assertEquals("100\u202f000 to 149\u202f999", rows.getFirst().getFirst());
        var said = verdict(outcomes, 2).sentence();
        assertTrue(said.contains("Smallest 123\u202f000, largest 500\u202f000."), said);
    }

    @Test
    void manyWordsKeepTheMostFrequent() {
        var rows = table(fixed(n -> "word " + n % 30, 100)).rows();
        assertEquals(8, rows.size());
        assertTrue(rows.stream().anyMatch(row -> row.getFirst().equals("23 other outcomes")), rows.toString());
    }

    @Test
    void doublesAndEqualsAreGroupedToo() {
        assertTrue(table(fixed(n -> n * 0.01, 50)).rows().size() <= 12);
        assertTrue(table(fixed(n -> n < 25 ? n : 12, 50).forbidden(n -> n > 100, "never"))
                        .rows()
                        .size()
                <= 14);
    }

    @Test
    void seenOutcomesAreComparedWithPredictedOnes() {
        var seen = fixed(n -> new Registers(n, 0), 2);
        var good = (Table)
                seen.within(predicted("a=0, b=0", "a=1, b=0", "a=1, b=1")).figure();
        assertEquals(Kind.HOLDS, good.verdict().kind());
        var said = good.verdict().sentence();
        assertTrue(
                said.startsWith("All that was seen in 2 runs was predicted; 2 of 3 predicted outcomes were seen."),
                said);
        assertEquals(List.of("a=1, b=1", "yes", "no", "0", "–"), good.rows().getLast());
        var bad = (Table) seen.within(predicted("a=0, b=0")).figure();
        assertEquals(Kind.DOES_NOT_HOLD, bad.verdict().kind());
    }

    @Test
    void mapsAndRecordsReadAlike() {
        var registers = new LinkedHashMap<String, Integer>();
        registers.put("a", 1);
        registers.put("b", 0);
        assertEquals("a=1, b=0", Labels.of(registers));
        assertEquals("a=1, b=0", Labels.of(new Registers(1, 0)));
        assertEquals("7", Labels.of(7));
    }

    @Test
    void arraysAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> fixed(_ -> new int[1], 1).counted());
    }

    @Test
    void allOutcomesHaveARowSideBySide() {
        Showable both = Outcomes.sideBySide(
                fixed("test, one", _ -> 1, 2).forbidden(0, "").acceptable("fine"),
                fixed("test, two", n -> n, 2).interesting(0, "").acceptable("fine"));
        var table = (Table) both.figure();
        assertEquals(List.of("outcome", "one", "two"), table.columns());
        assertEquals(
                List.of(
                        List.of("0", "never, forbidden", "50 %, allowed"),
                        List.of("1", "100 %", "50 %"),
                        List.of("runs", "2", "2")),
                table.rows());
        assertFalse(table.verdict().sentence().isBlank());
    }

    @Test
    void columnsThatAreGroupedDifferentlyTellTheSame() {
        var table =
                (Table) Outcomes.sideBySide(fixed("few", n -> n < 5 ? 12 : 100, 10), fixed("many", n -> 10 + n, 100))
                        .figure();
        var single = table.rows().stream().filter(row -> row.getFirst().equals("12"));
        assertEquals(List.of(List.of("12", "50 %", "1.0 %")), single.toList());
        var range = table.rows().stream().filter(row -> row.getFirst().equals("0 to 19"));
        assertEquals(List.of(List.of("0 to 19", "50 %", "10 %")), range.toList());
    }

    @Test
    void theOrderOfOutcomesIsAnOrder() {
        var mixed = List.<Object>of(
                9,
                10L,
                "10",
                "5 x",
                "9",
                5.5,
                1L << 53,
                (1L << 53) + 1,
                (double) (1L << 53),
                new Registers(1, 0),
                Grade.PLAIN,
                Grade.FORBIDDEN,
                Double.NaN,
                List.of(1),
                'c');
        var order = Labels.order();
        for (var a : mixed) {
            for (var b : mixed) {
                assertEquals(a == b, order.compare(a, b) == 0, a + " and " + b);
                assertEquals(Integer.signum(order.compare(a, b)), -Integer.signum(order.compare(b, a)));
                for (var c : mixed) {
                    assertFalse(
                            order.compare(a, b) < 0 && order.compare(b, c) < 0 && order.compare(a, c) >= 0,
                            a + ", " + b + ", " + c);
                }
            }
        }
    }

    @Test
    @Timeout(20)
    void numbersThatADoubleCannotPartHaveRowsToo() {
        long large = 1L << 60;
        assertEquals(10, sumOfRuns(fixed(n -> large + n, 10)));
        assertEquals(10, sumOfRuns(fixed(n -> n < 9 ? (double) n : Double.NaN, 10)));
        assertEquals(10, sumOfRuns(fixed(n -> n < 9 ? (double) n : Double.POSITIVE_INFINITY, 10)));
        assertEquals(11, sumOfRuns(fixed(n -> n < 3 ? large + n * 400L : n, 11).acceptable(n -> n > 100, "large")));
    }

    private static long sumOfRuns(Outcomes<?> outcomes) {
        return table(outcomes).rows().stream()
                .mapToLong(row -> Long.parseLong(row.get(1)))
                .sum();
    }

    @Test
    void nothingIsAnOutcomeToo() {
        var outcomes = fixed(n -> n == 0 ? null : "a", 2).forbidden((String) null, "nothing");
        assertEquals(Kind.DOES_NOT_HOLD, verdict(outcomes, 2).kind());
    }

    @Test
    void nearlyAllIsNotAll() {
        var counts = new Counts<>(Map.of("a", 99_960L, "b", 40L), Duration.ofSeconds(1), OptionalLong.empty());
        var rows =
                table(Outcomes.counted("nearly", counts, 2, Optional.empty())).rows();
        assertEquals(
                List.of("> 99 %", "< 0.1 %"),
                rows.stream().map(row -> row.get(2)).toList());
    }

    @Test
    void whoCannotSeeGivesNoTick() {
        var lucky =
                fixed(n -> n, 2).interesting(0, "late").forbidden(7, "never").acceptable("fine");
        assertEquals(Kind.HOLDS, verdict(lucky, 2).kind());
        assertEquals(Kind.STATES, verdict(lucky, 1).kind());
        assertEquals(Kind.STATES, verdict(lucky, 4, 2).kind());
        var counts = new Counts<>(Map.of("a", 3L, "b", 1L), Duration.ofSeconds(1), OptionalLong.empty());
        var loud = Outcomes.counted("loud", counts, 2, Optional.of("It was loud."));
        var within = ((Table) loud.within(predicted("a", "b")).figure()).verdict();
        assertEquals(Kind.STATES, within.kind());
        assertTrue(within.sentence().endsWith("It was loud."), within.sentence());
        var side = (Table) Outcomes.sideBySide(loud.interesting("b", "late").forbidden("c", "never"))
                .figure();
        assertEquals(Kind.STATES, side.verdict().kind());
    }

    @Test
    void whatDoesNotFitIsCounted() {
        var many = (Table) fixed(n -> n, 50).within(predicted("0")).figure();
        assertEquals("Left out: 10 more outcomes.", many.words());
    }

    private static Predicted predicted(String... outcomes) {
        return () -> Set.of(outcomes);
    }

    private static <T> Outcomes<T> fixed(IntFunction<T> outcome, int runs) {
        return fixed("fixed", outcome, runs);
    }

    private static <T> Outcomes<T> fixed(String title, IntFunction<T> outcome, int runs) {
        var left = new ArrayList<>(IntStream.range(0, runs).mapToObj(outcome).toList());
        return Outcomes.<T>of(title, _ -> left.removeFirst()).times(runs);
    }

    private static <T> Verdict verdict(Outcomes<T> outcomes, int cores) {
        return verdict(outcomes, 2, cores);
    }

    private static <T> Verdict verdict(Outcomes<T> outcomes, int threads, int cores) {
        var graded = outcomes.graded();
        return OutcomesVerdict.of(new Graded<>(
                graded.title(), graded.counts(), graded.rules(), threads, graded.hindered(), cores, "this CPU"));
    }

    @Test
    void moreThreadsThanCoresProveNothingByWhatTheyDoNotShow() {
        var quiet = fixed(_ -> 1, 10).acceptable(1, "as wanted").forbidden("lost");
        assertEquals(Kind.HOLDS, verdict(quiet, 4, 4).kind());
        assertEquals(Kind.CANNOT_TELL, verdict(quiet, 4, 2).kind());
        var seen = fixed(n -> n % 2, 10).acceptable(1, "as wanted").forbidden("lost");
        assertEquals(Kind.DOES_NOT_HOLD, verdict(seen, 4, 2).kind());
    }

    @Test
    void whatAnotherToolHasCountedIsGradedAndRunsNothing() {
        var counts = new Counts<>(Map.of("a", 3L), Duration.ofSeconds(1), OptionalLong.empty());
        var seen = Outcomes.counted("elsewhere", counts, 2, Optional.empty())
                .times(10)
                .forbidden("b", "never");
        assertEquals(counts, seen.counted());
        assertEquals(Kind.HOLDS, verdict(seen, 2).kind());
        var hindered = Outcomes.counted("elsewhere", counts, 2, Optional.of("It was loud."));
        assertEquals(
                Kind.CANNOT_TELL, verdict(hindered.forbidden("b", "never"), 2).kind());
        assertTrue(verdict(hindered.forbidden("b", "never"), 2).sentence().startsWith("It was loud."));
        assertEquals(
                Kind.DOES_NOT_HOLD, verdict(hindered.forbidden("a", "never"), 2).kind());
    }

    private static Table table(Outcomes<?> outcomes) {
        return (Table) ((Sheet) outcomes.figure()).figures().getLast();
    }

    private static void counted(Outcomes<?> outcomes) throws Exception {
        outcomes.counted();
    }

    private static int sleep(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }
}
