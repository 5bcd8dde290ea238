package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import yourcores.figure.Verdict;
import yourcores.home.EngineJar;

class LincheckTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String FAILS = """
            \tat Somewhere
            Exception in thread "main" org.jetbrains.lincheck.LincheckAssertionError:
            = Concurrent test has hung =

            The following interleaving leads to the error:
            | ------------------------- |
            |   Main Thread | Thread 1  |
            | ------------------------- |
            | first.lock()  |           |
            |         deep  |           |
            |        switch |           |
            |               | lock()    |
            |   nested      |           |
            | ------------------------- |
            text
            | another | table |
            """;

    @Test
    void aScheduleIsReadAsATable() {
        var report = LincheckWords.report(new Ran(1, "", FAILS, true), LONG);
        assertTrue(report.found());
        assertEquals(List.of("step", "Main Thread", "Thread 1"), report.columns());
        assertEquals(4, report.rows().size(), report.rows().toString());
        assertEquals(4, report.table().rowCount());
        assertTrue(report.verdict().sentence().contains("Concurrent test has hung"));
    }

    @Test
    void whatIsNotDoneInTimeSaysSo() {
        var report = LincheckWords.report(new Ran(137, "", "", false), Duration.ofSeconds(3));
        assertEquals(Verdict.Kind.CANNOT_TELL, report.verdict().kind());
        assertTrue(report.verdict().sentence().contains("3"), report.verdict().sentence());
    }

    @Test
    void aFailureOfTheToolIsNoFinding() {
        var report = LincheckWords.report(new Ran(1, "", "NullPointerException", true), LONG);
        assertFalse(report.found());
        assertTrue(report.verdict().sentence().contains("NullPointerException"));
    }

    @Test
    void aToolThatIsMissingIsOneSentence() throws Exception {
        var missing = new Tool("Nothing", "nothing", "", List.of(), List.of());
        assertTrue(missing.run(LONG, "void main() { no Java }").isEmpty());
        var report = ToolReport.missing(missing);
        assertFalse(report.found());
        assertTrue(report.figure() instanceof Verdict);
    }

    /** Where the set-up has brought it. */
    @Nested
    class WhereItIs {
        private static final String COUNTER = """
                import org.jetbrains.lincheck.Lincheck;

                public class Counter {
                    static int count;
                    public static void main(String[] safe) {
                        Lincheck.runConcurrentTest(100, () -> {
                            count = 0;
                            var other = new Thread(() -> add(safe.length > 0));
                            other.start();
                            add(safe.length > 0);
                            try { other.join(); } catch (InterruptedException stop) { throw new IllegalStateException(stop); }
                            if (count != 2) throw new IllegalStateException("lost");
                        });
                    }
                    static void add(boolean safe) {
                        if (safe) { synchronized (Counter.class) { count++; } } else { count++; }
                    }
                }
                """;

        private static final String HELPER = """
                class Sum {
                    static int of(int count) { return %s; }
                }
                """;

        @BeforeEach
        void isHere() {
            assumeFalse(EngineJar.all("lincheck").isEmpty(), "Lincheck is not here");
        }

        @Test
        void itsTemporaryFilesAreGoneAtItsEnd() throws Exception {
            var ran = new Tool("Lincheck", "lincheck", "", List.of(), List.of())
                    .run(LONG, """
                            void main() throws java.io.IOException {
                                IO.println(java.nio.file.Files.createTempFile("left", ""));
                            }
                            """)
                    .orElseThrow();
            var left = Path.of(ran.out().strip());
            assertTrue(left.isAbsolute(), ran.err());
            assertFalse(Files.exists(left.getParent()), left::toString);
        }

        @Test
        void aLostUpdateIsFound() throws Exception {
            var report = Lincheck.run(LONG, COUNTER);
            assertTrue(report.found(), report.verdict().sentence());
            assertTrue(report.columns().size() >= 2, report.toString());
        }

        @Test
        void aCounterWithALockIsAccepted() throws Exception {
            assertEquals(
                    Verdict.Kind.STATES,
                    Lincheck.run(LONG, COUNTER, "safe").verdict().kind());
        }

        @Test
        void severalRunInOneJvm() throws Exception {
            var safe = COUNTER.replace("safe.length > 0", "true").replace("Counter", "SafeCounter");
            var reports = Lincheck.runAll(LONG, COUNTER, safe, COUNTER.replace("Counter", "ThirdCounter"));
            assertTrue(reports.get(0).found(), reports.toString());
            assertTrue(reports.get(0).columns().size() >= 2, reports.toString());
            assertEquals(Verdict.Kind.STATES, reports.get(1).verdict().kind(), reports.toString());
            assertTrue(reports.get(2).found(), reports.toString());
        }

        @Test
        void ofSeveralTheOneThatIsNotDoneSaysSo() throws Exception {
            var endless = """
                    public class Endless {
                        public static void main(String[] args) throws Exception { Thread.sleep(60_000); }
                    }
                    """;
            var soon = "public class Soon { public static void main(String[] none) { } }";
            var reports = Lincheck.runAll(Duration.ofSeconds(3), soon, endless, soon.replace("Soon", "Never"));
            assertEquals(Verdict.Kind.STATES, reports.get(0).verdict().kind(), reports.toString());
            assertEquals(Verdict.Kind.CANNOT_TELL, reports.get(1).verdict().kind());
            assertEquals(Verdict.Kind.CANNOT_TELL, reports.get(2).verdict().kind());
        }

        @Test
        void twoOfOneNameAreTwo() throws Exception {
            var reports = Lincheck.runAll(LONG, COUNTER, COUNTER.replace("safe.length > 0", "true"));
            assertTrue(reports.get(0).found(), reports.toString());
            assertEquals(Verdict.Kind.STATES, reports.get(1).verdict().kind(), reports.toString());
            assertFalse(reports.toString().contains("lincheck_test_"), reports.toString());
        }

        @Test
        void theirHelpersMayHaveOneNameToo() throws Exception {
            var safe = COUNTER.replace("safe.length > 0", "true").replace("count++", "count = Sum.of(count)");
            var reports =
                    Lincheck.runAll(LONG, safe + HELPER.formatted("count + 1"), safe + HELPER.formatted("count + 2"));
            assertEquals(Verdict.Kind.STATES, reports.get(0).verdict().kind(), reports.toString());
            assertTrue(reports.get(1).found(), reports.toString());
        }

        @Test
        void twoOfOneNamedPackageAreRefused() {
            var named = "package mine;\n" + COUNTER;
            var said = assertThrows(
                    IllegalArgumentException.class, () -> Lincheck.runAll(LONG, named, named + "// again"));
            assertTrue(said.getMessage().contains("a name of its own"), said.getMessage());
        }

        @Test
        void ofSeveralWhatDoesNotCompileSaysWhere() {
            var said = assertThrows(
                    IllegalArgumentException.class, () -> Lincheck.runAll(LONG, COUNTER, "class A {\n x\n}"));
            assertTrue(said.getMessage().contains("line 2"), said.getMessage());
        }

        @Test
        void anEndlessTestIsEnded() throws Exception {
            var report = Lincheck.run(Duration.ofSeconds(2), """
                    import org.jetbrains.lincheck.Lincheck;
                    public class Endless {
                        public static void main(String[] args) throws Exception { Thread.sleep(60_000); }
                    }
                    """);
            assertEquals(Verdict.Kind.CANNOT_TELL, report.verdict().kind());
        }

        @Test
        void whatDoesNotCompileSaysWhere() {
            var said = assertThrows(IllegalArgumentException.class, () -> Lincheck.run(LONG, "class A {\n x\n}"));
            assertTrue(said.getMessage().contains("line "), said.getMessage());
        }
    }
}
