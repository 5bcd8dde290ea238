package yourcores.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.explore.Step.await;
import static yourcores.explore.Step.lock;
import static yourcores.explore.Step.read;
import static yourcores.explore.Step.repeat;
import static yourcores.explore.Step.unlock;
import static yourcores.explore.Step.write;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each refusal says what to write instead. */
class RefusedProgramsTest {
    private static final StepProgram X = Explorer.shared("x", 0);

    @Test
    void namesThatAreNotThere() {
        refused(
                "Step 1 of Ann reads \"z\", which is no shared variable; say \"x\", or declare it with shared(\"z\", 0)",
                X.thread("Ann", read("a", "z")));
        refused("Step 2 of Ann writes \"z\"", X.thread("Ann", read("a", "x"), write("z", 1)));
        refused(
                "looks at \"b\", a register that no step before it reads into; say \"a\"",
                X.thread("Ann", read("a", "x"), write("x", r -> r.get("b"))));
        refused("a shared variable: read it into a register first", X.thread("Ann", write("x", r -> r.get("x") + 1)));
        refused(
                "Step 1 of Ann looks at \"ready\", which is no shared variable and no register of its own; say \"x\"",
                X.thread("Ann", await("ready", 1)));
        refused("give the register a name of its own", X.thread("Ann", read("x", "x")));
        refused(
                "looks at \"a\", a register that no step before it",
                X.thread("Ann", write("x", r -> r.get("a")), read("a", "x")));
        var thrown = assertThrows(
                IllegalArgumentException.class,
                () -> X.thread("Ann", read("a", "x")).outcomes("y"));
        assertEquals(
                "outcomes(\"y\"): there is no shared variable and no register of that name; say \"x\" or \"a\"",
                thrown.getMessage());
        thrown = assertThrows(
                IllegalArgumentException.class,
                () -> X.thread("Ann", read("a", "x"))
                        .thread("Bob", read("a", "x"))
                        .outcomes("a"));
        assertTrue(thrown.getMessage().contains("Ann and Bob both have a register of that name"), thrown.getMessage());
    }

    @Test
    void stepsThatMakeNoSense() {
        refused(
                "Step 1 of Ann gives back the lock \"till\", which it does not hold: put lock(\"till\") before it",
                X.thread("Ann", unlock("till")));
        refused(
                "Step 1 of Bob gives back",
                X.thread("Ann", lock("till"), unlock("till")).thread("Bob", unlock("till")));
        refused(
                "Step 2 of Ann throws java.lang.ArithmeticException: / by zero",
                X.thread("Ann", read("a", "x"), write("x", r -> 1 / r.get("a"))));
        refused("may hold read, write and when", X.thread("Ann", Step.atomically(lock("till"))));
        refused("has more than", X.thread("Ann", repeat(1_000_000, write("x", 1))));
        assertThrows(IllegalArgumentException.class, () -> repeat(0, write("x", 1)));
    }

    @Test
    void programsWithoutThreadsOrSteps() {
        refused("The program has no threads: add one", X);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> X.thread("Ann"))
                .getMessage()
                .startsWith("Ann has no steps"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> X.thread("Ann", write("x", 1)).thread("Ann", write("x", 1)))
                .getMessage()
                .contains("a thread \"Ann\" already"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> X.shared("x", 1))
                .getMessage()
                .contains("give this one another name"));
    }

    @Test
    @Timeout(60)
    void aProgramThatIsTooBigIsRefusedWithTheStatesReached() {
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> ExplorerTest.philosophers(14, false).outcomes());
        assertTrue(thrown.getMessage().contains("gave up after"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("states"), thrown.getMessage());
    }

    @Test
    @Timeout(60)
    void aStoppedCellStopsTheExploration() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        var explores = new Thread(() -> {
            try {
                while (true) {
                    ExplorerTest.counters(3, 4).outcomes("total");
                }
            } catch (Throwable stopped) {
                thrown.set(stopped);
            }
        });
        explores.start();
        Thread.sleep(50);
        explores.interrupt();
        explores.join(20_000);
        assertFalse(explores.isAlive());
        assertEquals(InterruptedException.class, thrown.get().getClass());
    }

    private static void refused(String words, StepProgram program) {
        var thrown = assertThrows(IllegalArgumentException.class, program::outcomes);
        assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
    }
}
