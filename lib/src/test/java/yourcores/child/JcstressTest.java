package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Verdict;
import yourcores.home.EngineJar;

class JcstressTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String BOTH = "0, 0";
    private static final String STORES = "cell.StoreBuffering";
    private static final String PRINTED = """
              Scheduling classes for matching tests:
                2 actors:
                  first: package group free, core group free

            .......... [OK] cell.StoreBuffering

              RESULT    SAMPLES     FREQ       EXPECT  DESCRIPTION
                0, 0          7   99.00%  Interesting  of one fork

            RUN RESULTS:
              Interesting tests: 1 matching test results.

            ...... [FAILED] cell.StoreBuffering

              Results across all configurations:

              RESULT    SAMPLES     FREQ       EXPECT  DESCRIPTION
                0, 0  3,330,404   64.84%  Interesting  both read 1 too early, 5.00%
                0, 1  1,152,891   22.44%   Acceptable  one write came first
                1, 0          0    0.00%   Acceptable
                1, 1         12   <0.01%    Forbidden  No default case provided, assume Forbidden


              Failed tests: 1 matching test results.

            ...... [FAILED] cell.StoreBuffering

              RESULT    SAMPLES     FREQ       EXPECT  DESCRIPTION
                0, 0  3,330,404   64.84%  Interesting  both read 1 too early, 5.00%
                0, 1  1,152,891   22.44%   Acceptable  one write came first
                1, 0          0    0.00%   Acceptable
                1, 1         12   <0.01%    Forbidden  No default case provided, assume Forbidden

              Error tests: No matches.
            """;

    @Test
    void whatIsPrintedIsReadAsOutcomes() {
        var report = read(PRINTED);
        assertEquals(4, report.rows().size(), report.rows().toString());
        assertEquals(
                new StressReport.Row(BOTH, 3_330_404, Grade.INTERESTING, "both read 1 too early, 5.00%"),
                report.rows().getFirst());
        assertEquals(2, report.actors());
        assertTrue(report.title().startsWith("StoreBuffering, jcstress"), report.title());
        assertTrue(report.title().contains(System.getProperty("java.version")), report.title());
        assertTrue(report.found(), "a forbidden outcome was seen");
        assertEquals(12, report.times("1, 1"));
        assertEquals(0, report.times("2, 2"));
    }

    @Test
    void eachTestGetsItsOwnRows() {
        var two = PRINTED + """

                  All remaining tests: 1 matching test results.

                .......... [OK] cell.Other

                  Results across all configurations:

                  RESULT    SAMPLES     FREQ       EXPECT  DESCRIPTION
                    5, 5         12  100.00%   Acceptable  no other
                """;
        assertEquals(4, read(two).rows().size());
        var other = JcstressWords.report(new Ran(0, two, "", true), "cell.Other", LONG, LONG, 0, 2);
        assertEquals(List.of(new StressReport.Row("5, 5", 12, Grade.ACCEPTABLE, "no other")), other.rows());
    }

    @Test
    void beneathOtherProgramsNothingFollowsFromWhatWasNotSeen() {
        assertTrue(read(PRINTED).blind().isEmpty());
        var loud = read(PRINTED, 1.3).blind().orElseThrow();
        assertTrue(loud.contains("1.30 of 2 processors"), loud);
    }

    @Test
    void theTableHasNumbersAndGrades() {
        var table = read(PRINTED).table();
        assertEquals(List.of("outcome", "runs", "grade", "meaning"), table.columnNames());
        assertEquals(12, table.longColumn("runs").get(3));
        assertEquals("forbidden", table.stringColumn("grade").get(3));
        assertEquals(4, StressReport.untold("why").table().columnCount());
    }

    @Test
    void valuesGetNames() {
        var report = read(PRINTED);
        assertEquals(3_330_404, report.named("a", "b").times("a=0, b=0"));
        assertEquals(
                3_330_404,
                report.named("a", "b").outcomes().orElseThrow().counted().of("a=0, b=0"));
        assertThrows(IllegalArgumentException.class, () -> report.named("a"));
    }

    @Test
    void whatIsNotDoneInTimeSaysSo() {
        var report = JcstressWords.report(new Ran(137, PRINTED, "", false), STORES, Duration.ofSeconds(3), LONG, 0, 2);
        assertUntold(report, "3");
    }

    @Test
    void tooFewProcessorsAreSaid() {
        assertUntold(read("  4 actors:\n      No scheduling is possible, these tests would not run.\n"), "4 actors");
    }

    @Test
    void aFailureOfTheToolIsNoFinding() {
        assertUntold(
                JcstressWords.report(new Ran(1, "", "ERROR: x is not an option", true), STORES, LONG, LONG, 0, 2),
                "an option");
    }

    @Test
    void aTestThatFailsByItselfIsNoFinding() {
        assertUntold(
                read(
                        "RUN RESULTS:\n..... [ERROR] cell.StoreBuffering\n\n  Messages:\n    Check test failed\n    no luck\n\nrest"),
                "no luck");
    }

    @Test
    void aToolThatIsMissingIsOneSentence() throws Exception {
        var missing = new Tool("jcstress", "nothing", "", List.of(), List.of());
        assertUntold(Jcstress.run(missing, LONG, "no Java", List.of()), "make setup");
    }

    private static StressReport read(String printed) {
        return read(printed, 0.1);
    }

    private static StressReport read(String printed, double others) {
        return JcstressWords.report(new Ran(0, printed, "", true), STORES, LONG, Duration.ofSeconds(4), others, 2);
    }

    private static void assertUntold(StressReport report, String why) {
        assertFalse(report.found());
        assertTrue(report.outcomes().isEmpty());
        var verdict = (Verdict) report.figure();
        assertEquals(Verdict.Kind.CANNOT_TELL, verdict.kind());
        assertTrue(verdict.sentence().contains(why), verdict.sentence());
    }

    /** Where the set-up has brought it. */
    @Nested
    class WhereItIs {
        private static final String STORE_BUFFERING = """
                @JCStressTest
                @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "both read too early")
                @Outcome(expect = ACCEPTABLE, desc = "one write came first")
                @State
                public class StoreBuffering {
                    volatile int x, y;
                    @Actor public void first(II_Result r)  { x = 1; r.r1 = y; }
                    @Actor public void second(II_Result r) { y = 1; r.r2 = x; }
                }
                """;

        @BeforeEach
        void isHere() {
            assumeFalse(EngineJar.all("jcstress").isEmpty(), "jcstress is not here");
        }

        @Test
        void aTestIsRunAndLeavesNothing() throws Exception {
            assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "each actor needs a processor");
            var before = left();
            var report = Jcstress.run(LONG, STORE_BUFFERING);
            assertFalse(report.found(), report.toString());
            assertEquals(2, report.actors());
            assertTrue(report.title().startsWith("StoreBuffering, jcstress 0."), report.title());
            assertTrue(report.times("0, 1") + report.times("1, 0") > 0, report.toString());
            assertTrue(report.rows().stream().anyMatch(row -> row.outcome().equals(BOTH)), report.toString());
            assertEquals(before, left());
        }

        @Test
        void whatIsForbiddenAndSeenIsAResult() throws Exception {
            assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "each actor needs a processor");
            var report = Jcstress.run(LONG, """
                    package my.own;
                    // A comment may stand here.
                    @JCStressTest
                    @Outcome(id = "7", expect = ACCEPTABLE)
                    @State
                    public class Never {
                        @Actor public void one(I_Result r) { r.r1 = 8; }
                        @Actor public void other() {}
                    }
                    """);
            assertTrue(report.found(), report.toString());
            assertEquals("Never", report.title().substring(0, 5));
        }

        @Test
        void anActorThatThrowsIsSaid() throws Exception {
            assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "each actor needs a processor");
            var report = Jcstress.run(
                    LONG, STORE_BUFFERING.replace("r.r2 = x", "throw new IllegalStateException(\"no luck\")"));
            assertUntold(report, "no luck");
        }

        @Test
        void aTestThatIsNotDoneInTimeIsEnded() throws Exception {
            var before = left();
            assertUntold(Jcstress.run(Duration.ofSeconds(2), STORE_BUFFERING), "2");
            assertEquals(before, left());
        }

        @Test
        void anInterruptEndsIt() throws Exception {
            var before = left();
            var me = Thread.currentThread();
            var stop = Thread.ofVirtual().unstarted(() -> {
                try {
                    Thread.sleep(1_500);
                    me.interrupt();
                } catch (InterruptedException notNeeded) {
                    // The run has ended.
                }
            });
            stop.start();
            try {
                assertThrows(InterruptedException.class, () -> Jcstress.run(LONG, STORE_BUFFERING));
            } finally {
                stop.interrupt();
                stop.join();
                Thread.interrupted();
            }
            assertEquals(before, left());
        }

        @Test
        void whatDoesNotCompileSaysWhere() {
            assertSaid("line 6", STORE_BUFFERING.replace("int x", "int? x"));
            assertSaid("line 8", STORE_BUFFERING.stripTrailing().replaceFirst("\\s}$", ""));
            assertSaid("@State", STORE_BUFFERING.replace("public class", "final class"));
            assertSaid("no test", "public class Nothing {}");
        }

        @Test
        void severalRunInOneGo() throws Exception {
            assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "each actor needs a processor");
            var before = left();
            var wrong = STORE_BUFFERING.replace("StoreBuffering", "AlsoWrong").replace("x = 1", "x = 2");
            var reports = Jcstress.runAll(LONG, wrong.replace("\"0, 0\"", "\"7, 7\""), STORE_BUFFERING);
            assertTrue(reports.get(0).title().startsWith("AlsoWrong,"), reports.toString());
            assertTrue(reports.get(1).title().startsWith("StoreBuffering,"), reports.toString());
            assertEquals(0, reports.get(1).times("0, 2"), reports.toString());
            assertTrue(reports.get(0).times("0, 2") + reports.get(0).times("1, 0") > 0, reports.toString());
            assertEquals(before, left());
        }

        @Test
        void ofSeveralTheOneThatDoesNotCompileNamesItsOwnLine() {
            var wrong = STORE_BUFFERING.replace("int x", "int? x").replace("StoreBuffering", "Wrong");
            var said =
                    assertThrows(IllegalArgumentException.class, () -> Jcstress.runAll(LONG, STORE_BUFFERING, wrong));
            assertTrue(said.getMessage().contains("line 6"), said.getMessage());
        }

        @Test
        void oneTestIsRunAtATime() {
            var two = "public class Two {" + inner("A") + inner("B") + "}";
            assertSaid("2 tests", two);
        }

        private static String inner(String name) {
            return STORE_BUFFERING.replace("class StoreBuffering", "static class " + name);
        }

        private static void assertSaid(String what, String test) {
            var said = assertThrows(IllegalArgumentException.class, () -> Jcstress.run(LONG, test));
            assertTrue(said.getMessage().contains(what), said.getMessage());
        }

        /** Files beside compiled programs, and processes. */
        private static Set<String> left() throws IOException {
            try (var files = Files.list(Programs.folder());
                    var children = ProcessHandle.current().descendants()) {
                var all = files.map(Path::toString)
                        .filter(name -> name.contains("jcstress"))
                        .collect(Collectors.toSet());
                children.filter(ProcessHandle::isAlive).forEach(child -> all.add(child.toString()));
                return all;
            }
        }
    }
}
