package yourcores.exercise.ch06;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Says how a process came to its end. */
@Exercise(
        id = "06a",
        title = "name the death",
        minutes = 10,
        hints = {
            "Run the table of the ways to end once more. Which column tells them apart?",
            "Read \"How a process ends\" again: which exit codes does a signal leave, and what does waitFor(limit) return"
                    + " where the process goes on?",
            "if (!process.waitFor(limit)) return Ending.ALIVE; then look at exitValue(): 0; more than 128 and at most 192;"
                    + " all others."
        },
        checks = AutopsyChecks.class)
public interface Autopsy {

    /** How a process is found. */
    enum Ending {
        /** Exit code 0. */
        WELL,
        /** Any other code that the program gave itself. */
        FAILED,
        /** 129 to 192, that is 128 and the number of a signal: a signal ended it, or it says that one did. */
        KILLED,
        /** It has not ended. */
        ALIVE
    }

    /** Waits for its end, but no longer than the limit, and says how it is found. */
    Ending of(Process process, Duration limit) throws InterruptedException;
}

@Checks
final class AutopsyChecks {
    private static final Duration LONG = Duration.ofMillis(1_700);
    /** Who waits no longer at once looks again and again. */
    private static final long LOOKS_AGAIN_MILLIS = 400;

    private static final Duration SHORT = Duration.ofMillis(10);

    private final Autopsy answer;

    AutopsyChecks(Autopsy answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("0 is well, what the program says itself is a failure")
    void codesOfItsOwn() throws InterruptedException {
        expect(Autopsy.Ending.WELL, 0, "0 says that all went well");
        for (int code : new int[] {1, 2, 3, 127}) {
            expect(Autopsy.Ending.FAILED, code, "the program said so itself");
        }
    }

    @Test
    @Order(2)
    @DisplayName("128 and a signal's number is a death by a signal")
    void signals() throws InterruptedException {
        for (int signal : new int[] {9, 15, 1, 6, 11, 64}) {
            expect(Autopsy.Ending.KILLED, 128 + signal, "that is 128 + " + signal + ", a signal ended it");
        }
    }

    @Test
    @Order(3)
    @DisplayName("other large codes are the program's own")
    void noSignals() throws InterruptedException {
        for (int code : new int[] {255, 193, 128}) {
            expect(Autopsy.Ending.FAILED, code, "signals have the numbers 1 to 64, so no signal left this code");
        }
    }

    @Test
    @Order(4)
    @DisplayName("one that goes on is alive, and not waited for any longer")
    void givesUp() throws Exception {
        var goesOn = new StagedProcess();
        var found = new AtomicReference<Autopsy.Ending>();
        var call = Call.of(() -> found.set(answer.of(goesOn, SHORT)));
        try {
            call.end("the process goes on, the limit is over, and you still wait: wait with a limit");
            assertTrue(goesOn.isAlive(), "you were asked how the process stands, and you ended it");
        } finally {
            goesOn.end(0);
        }
        assertEquals(Autopsy.Ending.ALIVE, found.get(), "the process goes on when the limit is over: then it is alive");
        assertTrue(
                goesOn.longestAskedMillis() <= SHORT.toMillis(),
                () -> "the limit was " + SHORT.toMillis() + " ms, and you waited for up to "
                        + goesOn.longestAskedMillis() + " ms");
    }

    @Test
    @Order(5)
    @DisplayName("one that ends within the limit is waited for")
    void waits() throws Exception {
        var endsSoon = new StagedProcess();
        var found = new AtomicReference<Autopsy.Ending>();
        var call = Call.of(() -> found.set(answer.of(endsSoon, LONG)));
        endsSoon.awaitAsked();
        call.comesBack();
        endsSoon.end(3);
        call.end("the process has ended, and you still wait");
        assertEquals(
                Autopsy.Ending.FAILED,
                found.get(),
                "the process ended with code 3 before the limit was over: wait for it so long");
        long asked = endsSoon.longestAskedMillis();
        assertTrue(
                asked < LOOKS_AGAIN_MILLIS || asked >= LONG.toMillis(),
                () -> "the limit was " + LONG.toMillis() + " ms, and you gave up after " + asked + " ms");
    }

    private void expect(Autopsy.Ending ending, int code, String why) throws InterruptedException {
        var said = answer.of(StagedProcess.over(code), LONG);
        assertEquals(ending, said, () -> "exit code " + code + ": you say " + said + ", but " + why);
    }
}
