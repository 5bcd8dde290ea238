package yourcores.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Isolated;
import yourcores.figure.Lanes;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

@Timeout(60)
class SuiteTest {
    /** These are run by the tests below alone. */
    static final class Samples {
        private Samples() {}

        static class Good {
            @Test
            void one() {}

            @RepeatedTest(120)
            void many() {}
        }

        static class Bad {
            private static final AtomicInteger RUNS = new AtomicInteger();

            @RepeatedTest(4)
            void everyOther() {
                assertEquals(0, RUNS.getAndIncrement() % 2, "the remainder");
            }

            @Test
            void breaks() {
                throw new IllegalStateException("broken\nin two lines");
            }
        }

        static class Empty {}

        static class Unmade {
            Unmade() {
                throw new IllegalStateException("no");
            }

            @Test
            void never() {}
        }

        static class Slow {
            @Test
            @Timeout(1)
            void sleeps() throws Exception {
                Thread.sleep(60_000);
            }
        }

        static class Stopped {
            static final AtomicInteger BEGUN = new AtomicInteger();

            @RepeatedTest(50)
            void waits() throws Exception {
                BEGUN.incrementAndGet();
                Thread.sleep(60_000);
            }
        }

        static class Deaf {
            static final AtomicInteger BEGUN = new AtomicInteger();

            @RepeatedTest(50)
            void parks() {
                BEGUN.incrementAndGet();
                LockSupport.parkNanos(3_000_000_000L); // comes back, and says nothing of an interrupt
            }
        }

        static class Held {
            static final AtomicInteger BEGUN = new AtomicInteger();
            static volatile boolean free;

            @Test
            void spins() {
                BEGUN.incrementAndGet();
                while (!free) {
                    Thread.onSpinWait();
                }
            }
        }

        static class Interrupted {
            @Test
            void byItself() throws Exception {
                throw new InterruptedException("not the cell");
            }

            @Test
            @Disabled("not today")
            void skipped() {}

            @Test
            void assumed() {
                assumeTrue(false, "no printer here");
            }
        }

        static class Meets {
            static volatile CountDownLatch both;

            @Test
            void one() throws Exception {
                meet();
            }

            @Test
            void other() throws Exception {
                meet();
            }

            private static void meet() throws Exception {
                both.countDown();
                both.await();
            }
        }

        @Isolated
        static class Alone {
            static final AtomicInteger INSIDE = new AtomicInteger();

            @Test
            void alone() {
                INSIDE.incrementAndGet();
            }
        }
    }

    @Test
    void aTestThatRunsOftenHasOneRow() throws Exception {
        var run = Suite.run(Samples.Good.class);
        assertEquals(121, run.runs());
        assertEquals(121, run.allPassed());
        assertEquals(0, run.failed());
        var figure = (Table) run.figure();
        assertTrue(figure.alt().contains("Good: one: passes"), figure.alt());
        assertTrue(figure.alt().contains("Good: many: 120 of 120 pass"), figure.alt());
        assertEquals(Verdict.Kind.STATES, figure.verdict().kind());
        assertTrue(figure.alt().contains("All 121 runs pass."), figure.alt());
        assertEquals(2, ((Table) run.ticks().figure()).rows().size());
        assertEquals(121, run.table().rowCount());
    }

    @Test
    void whatFailsSaysWhy() throws Exception {
        Samples.Bad.RUNS.set(0);
        var run = Suite.run(Samples.Bad.class);
        var alt = run.figure().alt();
        assertEquals(3, run.failed());
        var refused = assertThrows(IllegalStateException.class, run::allPassed);
        assertTrue(
                refused.getMessage().contains("3 of 5 runs of tests failed, the first with: "), refused.getMessage());
        assertTrue(alt.contains("everyOther: 2 of 4 pass: the remainder ==> expected: <0> but was: <1>"), alt);
        assertTrue(alt.contains("breaks: fails: IllegalStateException: broken\n"), alt);
        assertEquals(Verdict.Kind.DOES_NOT_HOLD, run.figure().verdict().kind());
        assertTrue(run.ticks().figure().alt().contains("✗"));
    }

    @Test
    void aClassThatCannotBeMadeFails() throws Exception {
        var run = Suite.run(Samples.Unmade.class);
        assertEquals(1, run.failed());
        assertTrue(run.says().contains("no"), run.says());
    }

    @Test
    void withoutATestItSaysSo() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Suite.run(Samples.Empty.class));
        assertTrue(refused.getMessage().contains("@Test"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, Suite::run);
    }

    @Test
    void aTestThatTakesTooLongFails() throws Exception {
        var run = Suite.run(Samples.Slow.class);
        assertEquals(1, run.failed());
        assertTrue(run.says().contains("TimeoutException"), run.says());
    }

    private static void stop(AtomicInteger begun, Executable run) throws Exception {
        begun.set(0);
        var caller = Thread.currentThread();
        var stopper = Thread.ofPlatform().start(() -> {
            while (begun.get() == 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        assertThrows(CancellationException.class, run);
        stopper.join();
        int then = begun.get();
        Thread.sleep(100);
        assertEquals(then, begun.get());
    }

    @Test
    void anInterruptEndsTheRun() throws Exception {
        stop(Samples.Stopped.BEGUN, () -> Suite.run(Samples.Stopped.class));
        assertEquals(1, Samples.Stopped.BEGUN.get());
        stop(Samples.Deaf.BEGUN, () -> Suite.run(Samples.Deaf.class));
        assertEquals(1, Samples.Deaf.BEGUN.get());
    }

    @Test
    void anInterruptEndsTheRunInParallel() throws Exception {
        stop(Samples.Stopped.BEGUN, () -> Suite.inParallel(2, Samples.Stopped.class));
        stop(Samples.Stopped.BEGUN, () -> Suite.sharedOut(2, Thread::new, Samples.Stopped.class));
    }

    @Test
    void whoDoesNotListenHoldsNobodyUp() throws Exception {
        Samples.Held.free = false;
        try {
            stop(Samples.Held.BEGUN, () -> Suite.sharedOut(2, Thread::new, Samples.Held.class));
        } finally {
            Samples.Held.free = true;
        }
    }

    @Test
    void whoDoesNotListenIsNotWaitedForForEver() {
        Samples.Held.BEGUN.set(0);
        Samples.Held.free = false;
        try {
            var late = assertThrows(
                    IllegalStateException.class, () -> Suite.run(Duration.ofSeconds(3), Samples.Held.class));
            assertTrue(late.getMessage().startsWith("The tests did not end within 3.00 s"), late.getMessage());
            assertTrue(Samples.Held.BEGUN.get() == 0 || late.getMessage().endsWith("Held: spins"), late.getMessage());
        } finally {
            Samples.Held.free = true;
        }
    }

    @Test
    void theTicksAreThoseOfTheRuns() {
        var skipped = new SuiteRun.Result("a", SuiteRun.End.SKIPPED, "", "", 0, 0);
        var passed = new SuiteRun.Result("b", SuiteRun.End.PASSED, "", "w", 5_000_000, 6_000_000);
        var failed = new SuiteRun.Result("c", SuiteRun.End.FAILED, "no", "w", 6_000_000, 7_000_000);
        var run = new SuiteRun(List.of(skipped, skipped, passed, failed));
        assertEquals(List.of(List.of("✓✗")), ((Table) run.ticks().figure()).rows());
        var lanes = ((Lanes) run.timeline("from the first one on").figure()).lanes();
        assertEquals(0, lanes.getFirst().spans().getFirst().from());
        var many = new SuiteRun(Collections.nCopies(40 * 64 + 3, passed));
        assertEquals("Left out: the last 3 runs.", ((Table) many.ticks().figure()).words());
    }

    @Test
    void whatMakesNoSenseIsRefusedInEachWay() {
        assertThrows(IllegalArgumentException.class, () -> Suite.sharedOut(2, Thread::new));
        assertThrows(IllegalArgumentException.class, () -> Suite.sharedOut(0, Thread::new, Samples.Good.class));
        assertThrows(IllegalArgumentException.class, () -> Suite.inParallel(0, Samples.Good.class));
        assertThrows(IllegalArgumentException.class, () -> Suite.sharedOut(2, Thread::new, Samples.Empty.class));
    }

    @Test
    void whatIsSkippedIsNoRun() throws Exception {
        var run = Suite.run(Samples.Interrupted.class);
        assertEquals(1, run.runs());
        assertEquals(1, run.failed());
        var alt = run.figure().alt();
        assertTrue(alt.contains("byItself: fails: InterruptedException: not the cell"), alt);
        assertTrue(alt.contains("skipped: skipped: not today") || alt.contains("skipped: skipped"), alt);
        assertTrue(alt.contains("assumed: skipped"), alt);
        assertTrue(alt.contains("The only run fails. Skipped: 2."), alt);
    }

    @Test
    void inParallelTestsMeet() throws Exception {
        Samples.Meets.both = new CountDownLatch(2);
        var run = Suite.inParallel(2, Samples.Meets.class, Samples.Alone.class);
        assertEquals(0, run.failed(), run.says());
        assertEquals(3, run.runs());
        assertEquals(
                2,
                ((Lanes) run.timeline("two at a time").figure())
                        .lanes().stream()
                                .filter(lane -> lane.spans().stream()
                                        .anyMatch(span -> !span.label().equals("alone")))
                                .count());
    }

    @Test
    void classesAreSharedOutAmongThreads() throws Exception {
        var made = new AtomicInteger();
        var run = Suite.sharedOut(
                2,
                task -> {
                    made.incrementAndGet();
                    return new Thread(task);
                },
                Samples.Good.class,
                Samples.Alone.class,
                Samples.Good.class);
        assertEquals(243, run.runs());
        assertEquals(2, made.get());
    }
}
