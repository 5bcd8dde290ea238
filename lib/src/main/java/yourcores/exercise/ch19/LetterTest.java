package yourcores.exercise.ch19;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;

/** A test of a post that delivers some time later, on another thread. */
@Exercise(
        id = "19a",
        title = "a flaky test",
        minutes = 10,
        hints = {
            "For what does the test wait: for the letter, or for a while? What if the letter takes a little longer?",
            "Read \"Hold the schedule\" and the pitfall again. Which future does one thread complete, and another one wait"
                    + " for, at most so long? (A latch beside a variable will do.) And on which thread must an assertion fail?",
            "new CompletableFuture<String>(): hand its complete to send, then assertEquals(\"hello\","
                    + " came.get(patience.toMillis(), MILLISECONDS))."
        },
        checks = LetterTestChecks.class)
public interface LetterTest {

    /**
     * Sends a letter and comes back if it arrives as it was sent, on whatever thread, however long it takes, up to
     * {@code patience}; throws something in all other cases.
     *
     * @param patience how long to wait for the letter at most
     */
    void test(Post post, Duration patience) throws Exception;

    /** Delivers letters. */
    interface Post {

        /**
         * Takes a letter. It is delivered once: perhaps before this returns, perhaps much later, on another thread, which
         * drops what {@code delivered} throws.
         *
         * @param delivered is called with what arrives
         */
        void send(String letter, Consumer<String> delivered);
    }
}

@Checks
final class LetterTestChecks {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(40);

    private final LetterTest test;

    LetterTestChecks(LetterTest test) {
        this.test = test;
    }

    /** The answer at work, and what it threw. */
    private final class Run {
        private final AtomicReference<Throwable> thrown = new AtomicReference<>();
        private final Call call;

        Run(LetterTest.Post post, Duration patience) {
            call = Call.of(() -> {
                try {
                    test.test(post, patience);
                } catch (Throwable failure) {
                    thrown.set(failure);
                }
            });
        }

        Throwable end(String orElse) throws Exception {
            call.end(orElse);
            return thrown.get();
        }
    }

    /** Calls on another thread, as a post does, and waits for its end. */
    private static void deliver(String letter, Consumer<String> delivered) {
        try {
            Call.of(() -> {
                        try {
                            delivered.accept(letter);
                        } catch (RuntimeException | Error dropped) {
                            return; // as the post has it
                        }
                    })
                    .end("a letter comes before send returns, and what you handed to send does not come back");
        } catch (Exception stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    @Order(1)
    @DisplayName("it passes where the letter comes at once")
    void atOnce() throws Exception {
        try {
            test.test(LetterTestChecks::deliver, LONG);
        } catch (AssertionError failure) {
            fail("a letter came as it was sent, before send returned, and your test failed: " + failure.getMessage());
        }
    }

    @Test
    @Order(2)
    @DisplayName("it waits for a letter that takes its time")
    void takesItsTime() throws Exception {
        var sent = new Latch();
        var later = new AtomicReference<Runnable>();
        var run = new Run(
                (letter, delivered) -> {
                    later.set(() -> deliver(letter, delivered));
                    sent.hold();
                },
                LONG);
        boolean reached = run.call.reaches(sent);
        sent.open();
        if (!reached) {
            run.end("your test does not come back");
            fail("your test sent no letter");
        }
        boolean early = run.call.comesBack() || run.call.comesBackWoken(); // longer than any test may wait below
        later.get().run();
        run.end("the letter has come, and your test does not come back");
        if (early) {
            fail("the letter was still on its way, and your test was over: wait for the letter, not for a while");
        }
    }

    @Test
    @Order(3)
    @DisplayName("it fails where no letter comes")
    void neverComes() throws Exception {
        long begin = System.nanoTime();
        var failure = new Run((_, _) -> {}, SHORT).end("no letter comes, patience is over, and your test still waits");
        boolean early = System.nanoTime() - begin < SHORT.minusMillis(1).toNanos();
        assertNotNull(failure, "no letter came, and your test passes");
        assertFalse(
                early,
                "no letter had come yet, and your test failed before " + SHORT.toMillis()
                        + " ms of patience were over: some letters come late");
    }

    @Test
    @Order(4)
    @DisplayName("it fails where another letter comes")
    void anotherComes() throws Exception {
        refuses(letter -> letter + ", too");
        refuses(letter -> "no " + letter);
        refuses(letter -> letter.isEmpty() ? "x" : "x".repeat(letter.length()));
    }

    private void refuses(UnaryOperator<String> exchanged) throws Exception {
        var came = new AtomicReference<String>();
        var failure = new Run(
                        (letter, delivered) -> {
                            came.set("“" + exchanged.apply(letter) + "” came for “" + letter + "”");
                            deliver(exchanged.apply(letter), delivered);
                        },
                        SHORT)
                .end("another letter came, and your test does not come back");
        assertNotNull(
                failure,
                () -> "another letter came than the one that was sent, and your test passes (" + came.get()
                        + "): compare it as a whole, on the thread of the test; "
                        + "what another thread throws fails no test");
    }
}
