package yourcores.exercise.ch04;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.Soon;

/** Lets so many in at a time, and sends away who has waited too long. */
@Exercise(
        id = "04b",
        title = "give back what you got",
        minutes = 10,
        hints = {
            "Follow a visitor who is sent away: which lines does she pass on her way out, the finally among them?",
            "Read \"Pitfall: giving back what you never had\" again. At which line is it certain that there is a permit to"
                    + " give back? The try begins behind it.",
            "if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) return false; and only then"
                    + " try { visit.run(); return true; } finally { permits.release(); }"
        },
        checks = TurnstileChecks.class)
public interface Turnstile {

    /**
     * Makes the visit under a permit, which is given back at the end of the visit, also where it throws.
     *
     * @param patience how long to wait for a permit
     * @return false, without a visit, where none came free in that time
     * @throws InterruptedException where the visitor was interrupted while waiting; there is no visit then
     */
    boolean pass(Semaphore permits, Duration patience, Runnable visit) throws InterruptedException;
}

@Checks
final class TurnstileChecks {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Of the short patience; a wait is never shorter than it should be, save for the coarseness of clocks. */
    private static final long LEAST_NANOS = 90_000_000;

    private final Turnstile turnstile;

    /** No exception: who catches those only does not see it. */
    private static final class FellIll extends Error {
        private static final long serialVersionUID = 1;

        FellIll() {
            super("the visitor fell ill");
        }
    }

    TurnstileChecks(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    @Test
    @Order(1)
    @DisplayName("with a free permit there is one visit")
    void visits() throws Exception {
        var visits = new AtomicInteger();
        boolean said = turnstile.pass(new Semaphore(2), LONG, visits::incrementAndGet);
        assertEquals(1, visits.get(), "a permit was free; visits");
        assertTrue(said, "a permit was free and the visit was made, and you returned false");
    }

    @Test
    @Order(2)
    @DisplayName("during the visit the permit is taken")
    void taken() throws Exception {
        var permits = new Semaphore(2);
        var left = new AtomicInteger();
        turnstile.pass(permits, LONG, () -> left.set(permits.availablePermits()));
        assertNotEquals(2, left.get(), "both permits were free during a visit: take one, and keep it to the end");
        assertEquals(1, left.get(), "of two permits, more than one was taken for one visit; left");
    }

    @Test
    @Order(3)
    @DisplayName("after the visit it is back")
    void back() throws Exception {
        var permits = new Semaphore(2);
        turnstile.pass(permits, LONG, () -> {});
        assertEquals(2, permits.availablePermits(), "two permits before, and after a visit there are not two; permits");
    }

    @Test
    @Order(4)
    @DisplayName("after a visit that fails, too")
    void backAfterAFailure() throws InterruptedException {
        expectBack(new IllegalStateException("the visitor fell ill"));
        expectBack(new FellIll());
    }

    private void expectBack(Throwable failure) throws InterruptedException {
        var permits = new Semaphore(2);
        Throwable thrown = null;
        try {
            turnstile.pass(permits, LONG, () -> {
                switch (failure) {
                    case RuntimeException exception -> throw exception;
                    case Error error -> throw error;
                    default -> throw new IllegalArgumentException(failure);
                }
            });
        } catch (IllegalStateException | FellIll told) {
            thrown = told;
        }
        assertSame(failure, thrown, "the visit threw what Java can throw, and it did not come out: let it");
        assertEquals(
                2,
                permits.availablePermits(),
                () -> "a visit threw " + (failure instanceof Error ? "an Error" : "an exception")
                        + ", and two permits are no longer two; permits");
    }

    @Test
    @Order(5)
    @DisplayName("who is sent away gives nothing back")
    void sentAway() throws Exception {
        var permits = new Semaphore(0);
        var visited = new AtomicBoolean();
        long start = System.nanoTime();
        boolean said = turnstile.pass(permits, SHORT, () -> visited.set(true));
        long waited = System.nanoTime() - start;
        assertFalse(visited.get(), "no permit came free, and the visit was made all the same");
        assertFalse(said, "no permit came free and nobody visited, and you returned true");
        assertEquals(
                0,
                permits.availablePermits(),
                "a visitor was sent away without a permit and gave one back: one more than there were may now enter");
        assertTrue(
                waited >= LEAST_NANOS,
                "a visitor was sent away before her patience was over: hand over all of it, in its unit");
    }

    @Test
    @Order(6)
    @DisplayName("who may wait gets the next one")
    void waits() throws Exception {
        var permits = new Semaphore(0);
        var visited = new AtomicBoolean();
        var call = Call.of(() -> turnstile.pass(permits, LONG, () -> visited.set(true)));
        boolean waits = Soon.happens(permits::hasQueuedThreads) || !call.comesBack();
        permits.release();
        call.end("a permit came free, and who waited for it does not come back");
        assertTrue(
                waits && visited.get(),
                "a visitor had time to wait for a permit, and was sent away before it came free");
    }

    @Test
    @Order(7)
    @DisplayName("who is interrupted gives nothing back")
    void interrupted() throws Exception {
        var permits = new Semaphore(0);
        var visited = new AtomicBoolean();
        var call = Call.of(() -> {
            Thread.currentThread().interrupt();
            turnstile.pass(permits, LONG, () -> visited.set(true));
        });
        InterruptedException thrown = null;
        try {
            call.end("a visitor who waited was interrupted, and does not come back");
        } catch (InterruptedException told) {
            thrown = told;
        }
        assertNotNull(thrown, "a visitor who waited was interrupted: let the InterruptedException out");
        assertFalse(visited.get(), "a visitor who waited was interrupted, and visited without a permit");
        assertEquals(
                0,
                permits.availablePermits(),
                "a visitor who waited was interrupted, and gave back a permit she had not");
    }

    @Test
    @Order(8)
    @DisplayName("while one visits, another one may")
    void together() throws Exception {
        var permits = new Semaphore(2);
        try (var inside = new Latch()) {
            var first = Call.of(() -> turnstile.pass(permits, LONG, inside::hold));
            boolean visits = first.reaches(inside); // that it does is the matter of another check
            var second = Call.of(() -> turnstile.pass(permits, LONG, () -> {}));
            boolean meanwhile = second.comesBack();
            inside.open();
            first.end("the visit is over, and the visitor does not come back");
            second.end("a permit is free, and the visitor does not come back");
            assertTrue(
                    !visits || meanwhile,
                    "one of two permits was free, and the second visitor was not let in before the first had left");
        }
    }

    @Test
    @Order(9)
    @DisplayName("one visits, another one is sent away")
    void oneIsSentAway() throws Exception {
        var permits = new Semaphore(1);
        try (var inside = new Latch()) {
            var first = Call.of(() -> turnstile.pass(permits, LONG, inside::hold));
            boolean visits = first.reaches(inside); // that it does is the matter of another check
            var second = Call.of(() -> turnstile.pass(permits, Duration.ofMillis(1), () -> {}));
            second.comesBack();
            inside.open();
            first.end("the visit is over, and the visitor does not come back");
            second.end("her patience is over, and the visitor does not come back");
            assertTrue(
                    !visits || permits.availablePermits() == 1,
                    "one visited, another one was sent away, and one permit is no longer one: give back what you got,"
                            + " and what a call remembers belongs into a variable of the call, not into a field");
        }
    }
}
