package yourcores.exercise.ch03;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** One worker thread that does the most urgent job first. */
@Exercise(
        id = "03c",
        title = "a small priority executor",
        minutes = 15,
        hints = {
            "The worker takes what the queue hands out. In which order does a LinkedBlockingQueue hand out?",
            "A PriorityBlockingQueue hands out the smallest first, in the order of a Comparator. Which order of jobs puts "
                    + "the most urgent one first? And where does the job END come in that order?",
            "new PriorityBlockingQueue<>(11, Comparator.comparingInt(Job::urgency).reversed()), and END with the urgency "
                    + "Integer.MIN_VALUE, so that it comes last."
        },
        checks = PriorityExecutorChecks.class)
public interface PriorityExecutor {

    /**
     * Hands over a job and returns at once. Jobs of the same urgency may be done in either order.
     *
     * @param urgency the larger, the sooner; above {@code Integer.MIN_VALUE}
     */
    void submit(int urgency, Runnable job);

    /** Starts the worker. Called before the first job is handed over, and again after {@code close}. */
    void open();

    /** Has all jobs done that were handed over, ends the worker and returns when it has ended. */
    void close() throws InterruptedException;
}

@Checks
final class PriorityExecutorChecks {
    private static final long PATIENCE_MILLIS = 500;

    private final PriorityExecutor executor;

    PriorityExecutorChecks(PriorityExecutor executor) {
        this.executor = executor;
    }

    @Test
    @Order(1)
    @DisplayName("a thread of its own does the jobs")
    void elsewhere() throws InterruptedException {
        var worker = new AtomicReference<Thread>();
        executor.open();
        try {
            executor.submit(1, () -> worker.set(Thread.currentThread()));
        } finally {
            executor.close();
        }
        assertTrue(
                worker.get() != null, "close() came back and the job was not done: let the worker finish, and join it");
        assertNotSame(Thread.currentThread(), worker.get(), "the job ran on the thread that handed it over");
    }

    @Test
    @Order(2)
    @DisplayName("the most urgent first")
    void urgentFirst() throws InterruptedException {
        expectInOrder(List.of(3, 1, 4, 2, 5));
        expectInOrder(List.of(-7, Integer.MAX_VALUE, 0, Integer.MIN_VALUE + 1, 12));
    }

    @Test
    @Order(3)
    @DisplayName("every job once, in order")
    void many() throws InterruptedException {
        var lot = new Random();
        for (int round = 0; round < 20; round++) {
            expectInOrder(lot.ints(40, -100, 100).boxed().toList());
        }
    }

    private void expectInOrder(List<Integer> urgencies) throws InterruptedException {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        var working = new CountDownLatch(1);
        var allThere = new CountDownLatch(1);
        executor.open();
        try {
            executor.submit(0, () -> {
                working.countDown();
                await(allThere);
            });
            assertTrue(await(working), "the worker did not take up the first job: start it in open()");
            urgencies.forEach(urgency -> executor.submit(urgency, () -> done.add(urgency)));
            assertTrue(done.isEmpty(), "a job was done while the worker was busy with another: have one worker only");
        } finally {
            allThere.countDown();
            executor.close();
        }
        var expected = urgencies.stream().sorted(Comparator.reverseOrder()).toList();
        var seen = new ArrayList<>(done);
        assertEquals(
                expected.size(),
                seen.size(),
                () -> urgencies.size() + " jobs were handed over and " + seen.size()
                        + " done when close() came back: END must come last, and no job may get lost");
        assertEquals(expected, seen, () -> wrongOrder(urgencies, seen));
    }

    private static String wrongOrder(List<Integer> urgencies, List<Integer> seen) {
        return urgencies.size() > 5
                ? "not in the order of urgency"
                : "urgencies handed over while the worker was busy: " + urgencies + "; done in the order " + seen
                        + ": which queue hands out the most urgent first?";
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
