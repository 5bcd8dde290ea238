package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What checks of exercises are made of. */
@Timeout(20)
class ChecksHelpersTest {

    @Test
    void threadsRunTogetherEachWithItsNumber() throws Exception {
        var seen = new ThreadsSeen();
        var sum = new AtomicInteger();
        var meeting = new CyclicBarrier(4);
        Together.run(4, number -> {
            meeting.await(10, TimeUnit.SECONDS);
            seen.note();
            sum.addAndGet(number);
        });
        assertEquals(6, sum.get());
        assertEquals(4, seen.count());
        assertEquals(0, seen.alive());
        assertFalse(seen.contains(Thread.currentThread()));
    }

    @Test
    void whatAThreadThrowsIsThrownInTheCheck() {
        assertThrows(
                IOException.class,
                () -> Together.run(3, number -> {
                    if (number == 1) {
                        throw new IOException("broken");
                    }
                }));
        assertThrows(
                StackOverflowError.class,
                () -> Together.run(1, _ -> {
                    throw new StackOverflowError();
                }));
    }

    @Test
    void threadsThatDoNotComeBackFailTheCheckAndAreInterrupted() throws InterruptedException {
        var interrupted = new CountDownLatch(2);
        var failure = assertThrows(
                AssertionFailedError.class,
                () -> Together.run(3, number -> {
                    try {
                        if (number < 2) {
                            new CountDownLatch(1).await();
                        }
                    } catch (InterruptedException stop) {
                        interrupted.countDown();
                    }
                }));
        assertTrue(failure.getMessage().startsWith("2 of 3 threads"), failure.getMessage());
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    @Test
    void mostInFlightAreCounted() throws Exception {
        var section = new InFlight();
        Together.run(3, _ -> {
            try (var _ = section.enter()) {
                assertTrue(section.meet(3));
            }
        });
        try (var _ = section.enter()) {
            assertEquals(1, section.now());
            assertFalse(section.meet(4));
        }
        assertEquals(0, section.now());
        assertEquals(3, section.most());
        assertEquals(4, section.entered());
    }

    @Test
    void whatHappensSoonIsAwaited() throws InterruptedException {
        var asked = new AtomicInteger();
        assertTrue(Soon.happens(() -> asked.incrementAndGet() > 5));
        assertFalse(Soon.happens(() -> false));
        var failure = assertThrows(AssertionFailedError.class, () -> Soon.expect(() -> false, "wait for it"));
        assertEquals("wait for it", failure.getMessage());
        Soon.ends(Thread.ofPlatform().start(() -> {}), "end it");
        assertThrows(AssertionFailedError.class, () -> Soon.ends(new Thread(() -> {}), "start it"));
    }

    @Test
    void roundsEndByNumberOrByBudget() throws Exception {
        assertEquals(7, Rounds.run(7, () -> {}));
        assertEquals(1, Rounds.run(1_000, () -> Thread.sleep(500)));
    }

    @Test
    void aCheckThatNeedsMoreCoresSaysSo() {
        assertDoesNotThrow(() -> Cores.needed(2, 2));
        var aborted = assertThrows(TestAbortedException.class, () -> Cores.needed(2, 1));
        assertTrue(aborted.getMessage().contains("needs 2 cores, this machine lends Java one"), aborted.getMessage());
    }

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
            Cores.needed(1_000_000);
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
