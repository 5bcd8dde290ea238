package yourcores.exercise.ch03;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Runs errands side by side. */
@Exercise(
        id = "03a",
        title = "errands side by side",
        minutes = 10,
        hints = {
            "Print Thread.currentThread() in run() of an errand. Whose thread is it?",
            "run() is a method like any other: who calls it executes it. Which method of Thread makes a new thread call it?",
            "Two loops: in the first one call start() on each thread, in the second one join()."
        },
        checks = ErrandsChecks.class)
public interface Errands {

    /** Runs each errand once, each on a thread of its own, all at the same time, and returns when all are done. */
    void runAll(List<Runnable> errands) throws InterruptedException;
}

@Checks
final class ErrandsChecks {
    private static final int PEOPLE = 4;
    private static final long PATIENCE_MILLIS = 400;

    private final Errands answer;

    ErrandsChecks(Errands answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("none runs on the caller's thread")
    void elsewhere() throws InterruptedException {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        var done = new CountDownLatch(PEOPLE);
        answer.runAll(Collections.nCopies(PEOPLE, () -> {
            seen.add(Thread.currentThread());
            done.countDown();
        }));
        done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        assertFalse(
                seen.contains(Thread.currentThread()),
                "an errand ran on the thread that called runAll: run() is a call like any other and makes no thread");
        assertEquals(
                PEOPLE, seen.size(), () -> PEOPLE + " errands ran on " + seen.size() + " threads; give each its own");
    }

    @Test
    @Order(2)
    @DisplayName("all are under way at the same time")
    void together() throws InterruptedException {
        var meeting = new CyclicBarrier(PEOPLE);
        var met = new AtomicInteger();
        answer.runAll(Collections.nCopies(PEOPLE, () -> {
            if (await(meeting)) {
                met.incrementAndGet();
            }
        }));
        assertEquals(
                PEOPLE,
                met.get(),
                "the errands did not meet: start every thread before you wait for the first one, and wait for all");
    }

    @Test
    @Order(3)
    @DisplayName("each is done once, and all before runAll returns")
    void once() throws InterruptedException {
        for (int errands = 0; errands <= 12; errands++) {
            var done = new AtomicIntegerArray(errands);
            answer.runAll(IntStream.range(0, errands)
                    .<Runnable>mapToObj(errand -> () -> {
                        Thread.yield();
                        done.incrementAndGet(errand);
                    })
                    .toList());
            for (int errand = 0; errand < errands; errand++) {
                int times = done.get(errand);
                assertTrue(times > 0, "runAll came back before all errands were done: join each thread");
                assertEquals(1, times, "an errand was done " + times + " times: run it once");
            }
        }
    }

    /** Waits for the others; once one has waited in vain, nobody waits any more. */
    private static boolean await(CyclicBarrier meeting) {
        try {
            meeting.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (BrokenBarrierException | TimeoutException alone) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
