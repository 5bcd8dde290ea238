package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Meter;
import yourcores.measure.system.Purity;

@Timeout(30)
class MeteredSamplerTest {
    private static final long SPIN_NANOS = 60_000_000;

    private static Integer spin() {
        long end = System.nanoTime() + SPIN_NANOS;
        int rounds = 0;
        while (System.nanoTime() < end) {
            rounds |= 1;
        }
        return rounds;
    }

    private static Meter meter() {
        return Meter.best(Machine.here().capacity(), false);
    }

    private static Sample sample(Meter meter, Variant variant) throws Exception {
        try (var sampler = new MeteredSampler(meter)) {
            return sampler.take(variant, 1);
        }
    }

    private static Variant onTwo(ThreadFactory own) {
        return Variant.variant("two threads", (MeteredWork<Integer>) threads -> {
            var factory = own == null ? threads : own;
            Runnable spin = MeteredSamplerTest::spin;
            var pair = List.of(factory.newThread(spin), factory.newThread(spin));
            pair.forEach(Thread::start);
            for (var thread : pair) {
                thread.join();
            }
            return 1;
        });
    }

    @Test
    void nothingOfTheWorkStaysBehind() throws Exception {
        var results = new ArrayList<WeakReference<Object>>();
        sample(meter(), Variant.variant("arrays", () -> {
            var result = new byte[1];
            results.add(new WeakReference<>(result));
            return result;
        }));
        System.gc();
        assertNull(results.getLast().get());
    }

    @Test
    void threadsOfTheFactoryAreMeteredRawOnesAreNot() throws Exception {
        assertNotEquals(Purity.UNMETERED, sample(meter(), onTwo(null)).purity());
        assertTrue(comesOnce(false, byCpuTime(), onTwo(null)));
        assertTrue(comesOnce(true, meter(), onTwo(Thread::new)));
    }

    private static Meter byCpuTime() {
        var before = System.setProperty(Meter.PROPERTY, "cpu");
        try {
            return Meter.best(2, false);
        } finally {
            if (before == null) {
                System.clearProperty(Meter.PROPERTY);
            } else {
                System.setProperty(Meter.PROPERTY, before);
            }
        }
    }

    @Test
    void workOnTheCallingThreadIsMetered() throws Exception {
        assertNotEquals(
                Purity.UNMETERED,
                sample(meter(), Variant.variant("spin", MeteredSamplerTest::spin))
                        .purity());
    }

    /**
     * In one of twenty samples: the whole program's time is known in ticks, of which a busy machine may leave too few, and
     * without run delay the compiler's time is known only when it is done with a method.
     */
    private static boolean comesOnce(boolean unmetered, Meter meter, Variant variant) throws Exception {
        boolean came = false;
        for (int attempt = 0; attempt < 20 && !came; attempt++) {
            came = (sample(meter, variant).purity() == Purity.UNMETERED) == unmetered;
        }
        return came;
    }

    @Test
    void workRunsAsOftenAsAsked() throws Exception {
        var runs = new AtomicInteger();
        try (var sampler = new MeteredSampler(meter())) {
            var sample = sampler.take(Variant.variant("count", runs::incrementAndGet), 5);
            assertEquals(5, runs.get());
            assertEquals(5, sample.result());
        }
    }

    @Test
    void exceptionsComeOutAsTheyAre() {
        var problem = new IOException("disk full");
        var thrown = assertThrows(
                IOException.class,
                () -> sample(meter(), Variant.variant("fails", () -> {
                    throw problem;
                })));
        assertSame(problem, thrown);
    }

    @Test
    void aThreadThatDiesIsToldWithItsCause() {
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> sample(meter(), Variant.variant("dies", (MeteredWork<Integer>) threads -> {
                    var thread = threads.newThread(() -> {
                        throw new ArithmeticException("by zero");
                    });
                    thread.start();
                    thread.join();
                    return 1;
                })));
        assertTrue(thrown.getCause() instanceof ArithmeticException);
        assertTrue(thrown.getMessage().contains("dies"), thrown.getMessage());
    }

    @Test
    void threadsLeftBehindAreNamedAndEnded() {
        var left = new Thread[1];
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> sample(meter(), Variant.variant("leaks", (MeteredWork<Integer>) threads -> {
                    left[0] = threads.newThread(() -> sleep(60_000));
                    left[0].start();
                    return 1;
                })));
        assertTrue(thrown.getMessage().contains("worker-1"), thrown.getMessage());
        assertFalse(left[0].isAlive());
    }

    @Test
    void anInterruptEndsTheWorkWithinASecond() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var outcome = new Exception[1];
        var cell = new Thread(() -> {
            try {
                sample(meter(), Variant.variant("waits", (MeteredWork<Integer>) threads -> {
                    var thread = threads.newThread(() -> {
                        started.countDown();
                        sleep(60_000);
                        ended.countDown();
                    });
                    thread.start();
                    thread.join();
                    return 1;
                }));
            } catch (Exception e) {
                outcome[0] = e;
            }
        });
        cell.start();
        started.await();
        cell.interrupt();
        cell.join(5_000);
        assertFalse(cell.isAlive());
        assertEquals(0, ended.getCount());
        assertTrue(outcome[0] instanceof InterruptedException, String.valueOf(outcome[0]));
    }

    @Test
    void workThatIgnoresInterruptsDoesNotHoldTheCell() throws Exception {
        var started = new CountDownLatch(1);
        var stop = new CountDownLatch(1);
        var outcome = new Exception[1];
        var cell = new Thread(() -> {
            try {
                sample(meter(), Variant.variant("stubborn", () -> {
                    started.countDown();
                    while (stop.getCount() > 0) {
                        sleep(5);
                    }
                    return 1;
                }));
            } catch (Exception e) {
                outcome[0] = e;
            }
        });
        cell.start();
        started.await();
        cell.interrupt();
        cell.join(5_000);
        assertFalse(cell.isAlive());
        stop.countDown();
        assertTrue(outcome[0] instanceof InterruptedException);
        assertTrue(outcome[0].getSuppressed()[0].getMessage().contains("still holds a core"));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
