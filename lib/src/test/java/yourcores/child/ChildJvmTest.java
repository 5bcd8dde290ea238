package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import yourcores.suite.Eventually;

/** Java in other JVMs: what goes in, what comes out, and that nothing stays. */
@ExtendWith(NoChildLeft.class)
class ChildJvmTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC");

    /** Doubles numbers until its input ends. */
    private static final String DOUBLES = """
            void main() {
                for (var line = IO.readln(); line != null; line = IO.readln()) {
                    IO.println(2 * Integer.parseInt(line));
                }
            }
            """;

    @Test
    void aCompactSourceRuns() throws Exception {
        var ran =
                ChildJvm.run(LONG, SMALL, "void main() { IO.println(\"größer\"); System.err.println(\"und ärger\"); }");
        assertEquals(new Ran(0, "größer\n", "und ärger\n", true), ran);
        assertEquals("größer\n", ran.result());
    }

    @Test
    void anyMainMethodWillDo() throws Exception {
        for (var source : List.of(
                "public class Clock { public static void main(String[] args) { IO.println(args[0]); } }",
                "package a.b; record Point(int x) {} class Clock { void main(String[] args) { IO.println(args[0]); } }",
                "void main(String[] args) { IO.println(args[0]); }")) {
            assertEquals("7 up\n", ChildJvm.run(LONG, SMALL, source, "7 up").result());
        }
    }

    @Test
    void aCommandIsForOnesOwnProcessBuilder() throws Exception {
        var command = ChildJvm.command("void main(String[] args) { IO.println(args[0]); System.exit(3); }", "7 up");
        var process = new ProcessBuilder(command).start();
        try (var out = process.inputReader()) {
            assertEquals("7 up", out.readLine());
            assertTrue(process.waitFor(LONG));
            assertEquals(3, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void optionsReachTheJvm() throws Exception {
        var source = "void main() { IO.print(Runtime.getRuntime().maxMemory() >> 20); }";
        assertEquals(
                "64",
                ChildJvm.run(LONG, List.of("-Xmx64m", "-XX:+UseSerialGC"), source)
                        .result()
                        .replace("61", "64"));
    }

    @Test
    void exitCodeAndTraceAreTold() throws Exception {
        assertEquals(
                3, ChildJvm.run(LONG, SMALL, "void main() { System.exit(3); }").exit());
        var ran = ChildJvm.run(LONG, SMALL, "void main() { throw new IllegalStateException(\"no till\"); }");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("IllegalStateException: no till"), ran.err());
        assertTrue(assertThrows(ChildFailed.class, ran::result).getMessage().contains("no till"));
    }

    @Test
    void theProgramEndsWithItsLastNonDaemonThread() throws Exception {
        var source = """
                void main() {
                    new Thread(() -> { sleep(200); IO.println("stays"); }).start();
                    Thread.ofPlatform().daemon().start(() -> { sleep(20_000); IO.println("never"); });
                }
                void sleep(int millis) { try { Thread.sleep(millis); } catch (InterruptedException e) { } }
                """;
        assertEquals(new Ran(0, "stays\n", "", true), ChildJvm.run(LONG, SMALL, source));
    }

    @Test
    void sourceThatDoesNotCompileIsToldWithItsLine() {
        var refused = assertThrows(
                IllegalArgumentException.class, () -> ChildJvm.run(LONG, SMALL, "void main() {\n    int x = ;\n}"));
        assertTrue(refused.getMessage().contains("line 2: illegal start of expression"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ChildJvm.run(LONG, SMALL, "class Empty {}"));
    }

    @Test
    void theLimitEndsItAndItsChildren() throws Exception {
        var source = """
                void main() throws Exception {
                    IO.println(new ProcessBuilder("sleep", "1000").start().pid());
                    while (true) { }
                }
                """;
        var ran = ChildJvm.run(Duration.ofSeconds(2), SMALL, source);
        assertFalse(ran.inTime());
        assertFalse(ran.succeeded());
        assertGone(Long.parseLong(ran.out().strip()));
        assertTrue(assertThrows(ChildFailed.class, ran::result).getMessage().contains("ended at its limit"));
    }

    @Test
    void aGrandchildLeftBehindIsEnded() throws Exception {
        var source = """
                void main() throws Exception {
                    IO.println(new ProcessBuilder("sleep", "1000").start().pid());
                    Thread.sleep(600);
                }
                """;
        assertGone(Long.parseLong(ChildJvm.run(LONG, SMALL, source).result().strip()));
    }

    @Test
    void floodsOnBothOutputsAreDrainedAndCut() throws Exception {
        var source = """
                void main() {
                    for (int i = 0; i < 200_000; i++) { IO.println("0123456789"); System.err.println("0123456789"); }
                }
                """;
        var ran = ChildJvm.run(LONG, SMALL, source);
        assertTrue(ran.inTime());
        assertTrue(ran.out().length() < 1_100_000 && ran.out().contains("only the first megabyte"));
        assertTrue(ran.err().length() < 1_100_000 && ran.err().contains("only the first megabyte"));
    }

    @Test
    void anInterruptEndsItWithinASecond() throws Exception {
        var ended = new AtomicReference<Exception>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                ChildJvm.run(LONG, SMALL, "void main() { while (true) { } }");
            } catch (Exception e) {
                ended.set(e);
            }
        });
        Thread.sleep(1_000);
        thread.interrupt();
        assertTrue(thread.join(Duration.ofSeconds(2)));
        assertEquals(InterruptedException.class, ended.get().getClass());
    }

    @Test
    void aChildAnswersAgainAndAgain() throws Exception {
        try (var child = ChildJvm.start(SMALL, DOUBLES)) {
            for (int i = 0; i < 100; i++) {
                assertEquals(Integer.toString(2 * i), child.ask(Integer.toString(i), LONG));
            }
            child.endInput();
            assertTrue(child.waitFor(LONG));
        }
    }

    @Test
    void aChildThatEndsOrIsSilentIsNamed() throws Exception {
        try (var child = ChildJvm.start(SMALL, DOUBLES)) {
            var failed = assertThrows(ChildFailed.class, () -> child.ask("two", LONG));
            assertTrue(failed.getMessage().contains("ended with exit code 1"), failed.getMessage());
            assertTrue(failed.getMessage().contains("NumberFormatException"), failed.getMessage());
            assertThrows(ChildFailed.class, () -> child.ask("2", LONG));
        }
        try (var silent = ChildJvm.start(SMALL, "void main() throws Exception { Thread.sleep(100_000); }")) {
            var failed = assertThrows(ChildFailed.class, () -> silent.ask("hello", Duration.ofMillis(300)));
            assertTrue(failed.getMessage().contains("said nothing within 300 ms"), failed.getMessage());
            assertFalse(silent.isAlive());
        }
    }

    @Test
    void manyAreAskedAtOnce() throws Exception {
        try (var children = ChildJvm.start(3, SMALL, DOUBLES)) {
            assertEquals(List.of("42", "42", "42"), children.ask("21", LONG));
            assertThrows(ChildFailed.class, () -> children.ask("two", LONG));
            assertTrue(children.children().stream().noneMatch(Child::isAlive), "the others have answers left");
        }
    }

    @Test
    void whereOneCannotBeStartedNoneIsLeft() {
        var first = ChildJvm.start(SMALL, DOUBLES);
        var starts = new AtomicInteger();
        assertThrows(
                OutOfMemoryError.class,
                () -> Children.start(2, () -> {
                    if (starts.incrementAndGet() == 2) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    return first;
                }));
        assertFalse(first.isAlive());
    }

    @Test
    void anAnswerThatNobodyWaitedForIsNotTakenForTheNext() throws Exception {
        try (var child = ChildJvm.start(SMALL, DOUBLES)) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> child.ask("1", LONG));
            assertThrows(ChildFailed.class, () -> child.ask("2", LONG));
        }
    }

    @Test
    void questionsAreOneShortLine() throws Exception {
        try (var child = ChildJvm.start(SMALL, DOUBLES)) {
            assertThrows(IllegalArgumentException.class, () -> child.send("1\n2"));
            assertThrows(IllegalArgumentException.class, () -> child.send("1".repeat(10_000)));
        }
    }

    static void assertGone(long pid) throws InterruptedException {
        Eventually.holds(
                "the end of process " + pid,
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }
}
