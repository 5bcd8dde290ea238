package yourcores.exercise;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What checks of exercises are made of. */
@Timeout(20)
class ChecksHelpersTest {
    private static final Duration AWAITED = Duration.ofSeconds(2);

    @Test
    void threadsRunTogetherEachWithItsNumber() throws Exception {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        var sum = new AtomicInteger();
        var meeting = new CyclicBarrier(4);
        Together.run(4, number -> {
            meeting.await(10, TimeUnit.SECONDS);
            seen.add(Thread.currentThread());
            sum.addAndGet(number);
        });
        assertEquals(6, sum.get());
        assertEquals(4, seen.size());
        assertTrue(seen.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void aCollectionThatBreaksInsideIsPerhapsChangedByTwo() {
        var inside = new NullPointerException("Cannot read field \"left\" because \"r\" is null");
        inside.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.TreeMap", "rotateLeft", "TreeMap.java", 2500),
            new StackTraceElement("REPL.Cell", "find", "Cell.java", 9)
        });
        assertTrue(FailureWords.of(inside).contains("if two threads change this collection"), FailureWords.of(inside));
        var byTheAnswer = new NullPointerException("it is null");
        assertFalse(FailureWords.of(byTheAnswer).contains("two threads"), FailureWords.of(byTheAnswer));
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
    void onlyAThreadThatHadAProcessorIsBlamedForALoop() throws InterruptedException {
        var go = new CountDownLatch(1);
        var over = new AtomicBoolean();
        var time = ProcessorTime.of(spinsAfter(go, over::get));
        try {
            awaitSecondsWithoutAProcessor(time);
            go.countDown();
            assertTrue(Soon.happens(() -> time.thread().getState() == Thread.State.RUNNABLE));
            assertEquals("it hardly got a processor, the machine is busy: run the cell again", Hang.words(time));
            assertTrue(time.isTaken());
            while (time.isTaken()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            assertEquals("look for a loop without an end", Hang.words(time));
        } finally {
            over.set(true);
        }
    }

    @Test
    void aThreadWhoseTimeWasTakenGetsItOnceMore() throws InterruptedException {
        var patience = Duration.ofMillis(150);
        var go = new CountDownLatch(1);
        var time = ProcessorTime.of(spinsAfter(go, new BooleanSupplier() {
            private final long end =
                    System.nanoTime() + AWAITED.plus(patience).plusMillis(70).toNanos();

            @Override
            public boolean getAsBoolean() {
                return System.nanoTime() - end > 0;
            }
        }));
        awaitSecondsWithoutAProcessor(time);
        go.countDown();
        assertTrue(time.ends(patience));
    }

    private static Thread spinsAfter(CountDownLatch go, BooleanSupplier over) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                go.await();
            } catch (InterruptedException stop) {
                return;
            }
            while (!over.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private static void awaitSecondsWithoutAProcessor(ProcessorTime time) throws InterruptedException {
        assertFalse(time.thread().join(AWAITED));
        assertFalse(time.isTaken()); // it waits
    }

    private static void spinUntil(AtomicBoolean over) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallThatComesBackByItselfIsToldFromOneThatWaits() throws Exception {
        assertTrue(Call.of(() -> {}).comesBack());
        assertTrue(Call.of(() -> Thread.sleep(50)).comesBack());
        var over = new AtomicBoolean();
        try (var latch = new Latch()) {
            for (var call : List.of(
                    Call.of(latch::hold),
                    Call.of(() -> new CountDownLatch(1).await()),
                    Call.of(() -> spinUntil(over)),
                    Call.of(() -> Thread.sleep(60_000)))) {
                assertFalse(call.comesBack());
            }
        } finally {
            over.set(true);
        }
    }

    @Test
    void whatACallThrowsIsThrownAtItsEnd() {
        var call = Call.of(() -> {
            throw new IOException("broken");
        });
        assertEquals(
                "broken",
                assertThrows(IOException.class, () -> call.end("late")).getMessage());
        var late = Call.of(() -> new CountDownLatch(1).await());
        var failure = assertThrows(AssertionFailedError.class, () -> late.end("it does not come back"));
        assertTrue(
                failure.getMessage().startsWith("it does not come back: it waits for something that does not happen"),
                failure.getMessage());
    }

    @Test
    void aLatchHoldsWhoIsToldToStop() throws Exception {
        var latch = new Latch();
        var interrupted = new AtomicBoolean();
        var task = Thread.ofPlatform().start(() -> {
            latch.hold();
            interrupted.set(Thread.interrupted());
        });
        assertTrue(latch.awaitFirst());
        task.interrupt();
        assertFalse(task.join(Duration.ofMillis(50)));
        latch.open();
        task.join();
        assertTrue(interrupted.get());
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
    }

    @Test
    void roundsEndByNumberOrByBudget() throws Exception {
        assertEquals(7, Repeated.run(7, () -> {}));
        assertEquals(1, Repeated.run(1_000, () -> Thread.sleep(500)));
    }

    @Test
    void aRaceThatIsOverAtOnceAsksNobody() throws Exception {
        var rounds = new AtomicInteger();
        Repeated.race(7, rounds::incrementAndGet, () -> fail("asked"));
        assertEquals(7, rounds.get());
    }

    @Test
    void aLongRaceAsksWhatOthersLeft() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one core cannot be taken");
        Repeated.race(1, () -> Thread.sleep(300), () -> 2);
        assertThrows(CoresTaken.class, () -> Repeated.race(1, () -> Thread.sleep(300), () -> 0.1));
    }

    @Test
    void aRaceWithoutCoresHasToRunAgain() {
        assertDoesNotThrow(() -> CoresTaken.orEnough(0.6, 2));
        assertDoesNotThrow(() -> CoresTaken.orEnough(0, 1));
        var aborted = assertThrows(CoresTaken.class, () -> CoresTaken.orEnough(0.4, 2));
        assertTrue(aborted.getMessage().contains("run the cell again when they are done"), aborted.getMessage());
    }

    @Test
    void aCheckThatNeedsMoreCoresSaysSo() {
        assertDoesNotThrow(() -> CoresNeeded.needed(2, 2));
        var aborted = assertThrows(TestAbortedException.class, () -> CoresNeeded.needed(2, 1));
        assertTrue(aborted.getMessage().contains("needs 2 cores, this machine lends Java one"), aborted.getMessage());
    }
}
