package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
        assertEquals(7, Repeated.run(7, () -> {}));
        assertEquals(1, Repeated.run(1_000, () -> Thread.sleep(500)));
    }

    @Test
    void aCheckThatNeedsMoreCoresSaysSo() {
        assertDoesNotThrow(() -> CoresNeeded.needed(2, 2));
        var aborted = assertThrows(TestAbortedException.class, () -> CoresNeeded.needed(2, 1));
        assertTrue(aborted.getMessage().contains("needs 2 cores, this machine lends Java one"), aborted.getMessage());
    }
}
