package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.exercise.Checks;
import yourcores.exercise.CoresNeeded;
import yourcores.exercise.CoresTaken;
import yourcores.exercise.ch00.Assistant;

/** How the checks of an exercise are run and reported. */
@Timeout(20)
class TrialTest {

    @Test
    void whatOneCoreCannotTellHasNeitherPassedNorFailed() {
        var trial = Trial.of(NeedsManyChecks.class, "right");
        assertTrue(trial.solved());
        assertEquals(1, trial.count(Outcome.Result.CANNOT_TELL));
        var report = Report.of(Catalogue.describe(Assistant.class), trial, true);
        assertTrue(
                report.verdict()
                        .sentence()
                        .startsWith("1 of 2 checks pass; one needs more cores than this machine lends Java. "),
                report.alt());
        assertEquals(List.of("check", "result", "next step"), report.columns());
        assertFalse(Trial.of(NeedsManyChecks.class, "wrong").solved());
    }

    @Checks
    static final class NeedsManyChecks {
        private final String answer;

        NeedsManyChecks(String answer) {
            this.answer = answer;
        }

        @Test
        void easy() {
            assertEquals("right", answer);
        }

        @Test
        void dear() {
            CoresNeeded.needed(1_000_000);
        }
    }

    @Test
    void whatABusyMachineHidesHasToRunAgain() {
        var trial = Trial.of(LosesItsCoresChecks.class, "right");
        assertFalse(trial.solved());
        assertEquals(1, trial.count(Outcome.Result.BUSY));
        var sentence = Report.of(Catalogue.describe(Assistant.class), trial, true)
                .verdict()
                .sentence();
        assertTrue(
                sentence.startsWith("1 of 2 checks pass; next: dear(): other programs keep your cores busy"), sentence);
    }

    @Checks
    static final class LosesItsCoresChecks {
        LosesItsCoresChecks(String answer) {}

        @Test
        void easy() {}

        @Test
        void dear() {
            throw new CoresTaken();
        }
    }

    @Test
    void theStreamsAreBackAlthoughTheJdkKeepsAThread() {
        var out = System.out;
        assertTrue(Trial.of(AsksForATimeLimitChecks.class, "right").solved());
        assertSame(out, System.out);
    }

    @Checks
    static final class AsksForATimeLimitChecks {
        private final String answer;

        AsksForATimeLimitChecks(String answer) {
            this.answer = answer;
        }

        @Test
        void late() {
            var late = new CompletableFuture<String>().completeOnTimeout(answer, 1, TimeUnit.MILLISECONDS);
            assertEquals("right", late.join());
        }
    }

    @Test
    void aCheckThatStumblesOverTheAnswerSaysWhatIsWrongWithIt() {
        assertEquals(
                "your answer hands out null, or something that holds null: hand out an object",
                Trial.of(CallsChecks.class, new Calls(null))
                        .outcomes()
                        .getFirst()
                        .next());
        assertEquals(
                "the check could not use what your answer hands out: NumberFormatException (For input string: \"four\")",
                Trial.of(CallsChecks.class, new Calls("four"))
                        .outcomes()
                        .getFirst()
                        .next());
        assertTrue(Trial.of(CallsChecks.class, new Calls("4")).solved());
    }

    record Calls(String text) {}

    @Checks
    static final class CallsChecks {
        private final Calls answer;

        CallsChecks(Calls answer) {
            this.answer = answer;
        }

        @Test
        void isNumber() {
            assertEquals(4, Integer.parseInt(answer.text().strip()));
        }
    }

    @Test
    void anAnswerThatCanBeClosedIsNotClosedBehindItsBack() {
        var closed = new AtomicInteger();
        assertTrue(Trial.of(OpenChecks.class, (AutoCloseable) closed::incrementAndGet)
                .solved());
        assertEquals(0, closed.get());
    }

    @Checks
    static final class OpenChecks {
        OpenChecks(AutoCloseable answer) {}

        @Test
        @Order(1)
        void interruptItself() {
            Thread.currentThread().interrupt();
        }

        @Test
        @Order(2)
        void nextIsNotInterrupted() {
            assertFalse(Thread.interrupted());
        }
    }
}
