package yourcores.law.slow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yourcores.law.Amdahl;
import yourcores.law.Bottleneck;
import yourcores.law.Gustafson;
import yourcores.law.KarpFlatt;
import yourcores.law.UniversalScalability;
import yourcores.measure.Fit;
import yourcores.measure.Ratio;
import yourcores.measure.Resource;
import yourcores.measure.Speedup;
import yourcores.measure.system.Machine;

/** Slow-motion time is the subject here, so ratios of it are asserted; what the meter calls disturbed is repeated. */
@Timeout(120)
class SlowMotionTest {
    private static final int ATTEMPTS = 4;

    @AfterEach
    void leavesNoThread() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("slow core")) {
                assertTrue(thread.join(Duration.ofSeconds(5)), thread + " is left");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.10, 0.25})
    void phasesFollowAmdahl(double serialShare) throws Exception {
        var speedup = clean(crew -> {
            crew.alone(serialShare);
            crew.together(1 - serialShare);
        });
        for (int p : new int[] {4, 8, 16}) {
            double seen = KarpFlatt.serialShare(speedup.at(p).median(), p);
            assertEquals(serialShare, seen, 0.03, "p = " + p);
        }
        assertEquals(Resource.Kind.SLOW_MOTION_CORES, speedup.resource().kind());
        assertEquals(5, speedup.findings().size());
        assertEquals("slow-motion cores", speedup.findings().getFirst().series());
    }

    @Test
    void lockHasAKneeWhereAPhaseHasNone() throws Exception {
        var speedup = clean(SlowMotion.oneAtATime(0.25));
        var phase = Amdahl.of(0.25);
        var bound = Bottleneck.of(0.25);
        for (int p : new int[] {4, 8, 16}) {
            double seen = speedup.at(p).median();
            assertTrue(seen <= 1.1 * bound.at(p), "p = " + p + ": " + seen);
            assertTrue(seen >= 0.75 * bound.at(p), "p = " + p + ": " + seen);
        }
        assertTrue(speedup.at(4).median() > 1.2 * phase.at(4));
    }

    @Test
    void quotaIsTheLimitAndAShortJobDoesNotFeelALongPeriod() throws Exception {
        var frequent = clean(crew -> {
            crew.quota(4);
            crew.together(1.0);
        });
        assertEquals(3.97, frequent.at(4).median(), 0.4);
        assertEquals(4.2, frequent.at(16).median(), 0.5);
        var rare = clean(crew -> {
            crew.quota(4, 100);
            crew.together(1.0);
        });
        assertTrue(rare.at(16).median() > 12);
    }

    @Test
    void scalabilityCanBeIdentified() throws Exception {
        var speedup = clean(crew -> {
            crew.alone(0.05);
            crew.together(0.95);
            crew.overhead(0.005 * (crew.size() - 1));
        });
        var found = assertInstanceOf(
                Fit.Found.class, UniversalScalability.fitTo(speedup).fit());
        double truth = UniversalScalability.of(0.05, 0.005).at(24);
        assertEquals(truth, found.law().at(24), 0.1 * truth);
    }

    @Test
    void workThatGrowsWithTheCrewFollowsGustafson() throws Exception {
        var speedup = clean(crew -> {
            crew.alone(0.25);
            crew.together(0.75 * crew.size());
        });
        assertEquals(Gustafson.of(0.25).at(8), speedup.at(8).median(), 0.5);
    }

    @Test
    void coresThatWaitForOneAnotherKeepSlowTime() throws Exception {
        var speedup = clean(crew -> {
            var meeting = new CyclicBarrier(crew.size());
            crew.together(1.0, slice -> {
                slice.work(1);
                meeting.await();
            });
        });
        assertTrue(speedup.at(8).median() > 6, speedup.toString());
    }

    @Test
    void failureOfOneCoreEndsAllAndIsNamed() {
        var failure = assertThrows(
                IllegalStateException.class,
                () -> SlowMotion.speedup("fails", crew -> {
                    var never = new CountDownLatch(1);
                    var first = new AtomicReference<Slice>();
                    crew.together(1.0, slice -> {
                        if (first.compareAndSet(null, slice)) {
                            throw new IOException("no paper");
                        }
                        never.await();
                    });
                }));
        assertTrue(failure.getMessage().contains("no paper"), failure.getMessage());
        assertInstanceOf(IOException.class, failure.getCause());
    }

    @Test
    void programThatNeverEndsIsStopped() {
        var failure = assertThrows(
                IllegalStateException.class, () -> SlowMotion.speedup("waits", crew -> new CountDownLatch(1).await()));
        assertTrue(failure.getMessage().contains("was stopped"), failure.getMessage());
    }

    @Test
    void aMachineThatHardlyLetsTheCoresRunIsBusyAndNoFaultOfTheProgram() throws InterruptedException {
        Program late = crew -> crew.together(1.0, slice -> {
            Thread.sleep(400);
            slice.work(1);
        });
        try (var runs = new SlowRuns(late, 100_000, 5)) {
            runs.warmUp();
            assertFalse(runs.another());
            assertTrue(runs.points().stream().allMatch(point -> point.ratio().quality() == Ratio.Quality.BUSY));
        }
    }

    @Test
    void theRunsThatAreTooFewAreCounted() throws InterruptedException {
        Program lateOnOneCore = crew -> {
            crew.together(1.0);
            if (crew.size() == 1) {
                Thread.sleep(100);
            }
        };
        try (var runs = new SlowRuns(lateOnOneCore, 500_000, 5)) {
            for (int round = 0; round < 8; round++) {
                runs.another();
            }
            int taken = runs.points().getFirst().ratio().taken();
            for (var point : runs.points()) {
                assertEquals(0, point.ratio().kept());
                assertEquals(taken, point.ratio().taken(), "of one core, which has too few");
            }
        }
    }

    @Test
    void programThatDoesNothingIsRefused() {
        var failure = assertThrows(IllegalStateException.class, () -> SlowMotion.speedup("nothing", crew -> {}));
        assertTrue(failure.getMessage().contains("crew.together"), failure.getMessage());
    }

    @Test
    void sharesOutsideTheirRangeAreRefused() {
        var failure =
                assertThrows(IllegalStateException.class, () -> SlowMotion.speedup("less", crew -> crew.alone(-1)));
        assertTrue(failure.getMessage().contains("not -1.0"), failure.getMessage());
        assertThrows(IllegalStateException.class, () -> SlowMotion.speedup("less", crew -> crew.quota(0)));
    }

    @Test
    void interruptEndsIt() throws Exception {
        var ended = new AtomicReference<Throwable>();
        var reader = Thread.ofPlatform().start(() -> {
            try {
                SlowMotion.speedup("long", crew -> crew.together(20));
            } catch (Throwable e) {
                ended.set(e);
            }
        });
        Thread.sleep(300);
        reader.interrupt();
        assertTrue(reader.join(Duration.ofSeconds(5)));
        assertInstanceOf(InterruptedException.class, ended.get());
    }

    @Test
    void everySliceIsDoneOnce() throws Exception {
        var wrong = new AtomicReference<String>();
        SlowMotion.speedup("counted", crew -> {
            var slices = new AtomicInteger();
            crew.together(1.0, slice -> {
                slices.incrementAndGet();
                slice.work(1);
            });
            if (slices.get() != Crew.SLICES) {
                wrong.set(slices + " slices on " + crew.size());
            }
        });
        assertFalse(wrong.get() != null, wrong.get());
    }

    private static Speedup clean(Program program) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var speedup = SlowMotion.speedup("test", program);
            if (speedup.points().stream().allMatch(Speedup.Point::clean)) {
                return speedup;
            }
        }
        assumeTrue(Machine.here().quiet().quiet(), "the machine is too busy for slow motion");
        return fail("on a quiet machine none of " + ATTEMPTS + " attempts was clean");
    }
}
