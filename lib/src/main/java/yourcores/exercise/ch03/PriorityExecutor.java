package yourcores.exercise.ch03;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.Soon;

/** One worker thread that does the most urgent job first. */
@Exercise(
        id = "03c",
        title = "a small priority executor",
        minutes = 15,
        hints = {
            "The worker takes what the queue hands out. In which order does a LinkedBlockingQueue hand out?",
            "A PriorityBlockingQueue hands out the smallest first, in the order of a Comparator. Which order of jobs puts "
                    + "the most urgent one first? And where does the job END come in that order? Read \"Who is next\" again.",
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
    private final PriorityExecutor executor;

    PriorityExecutorChecks(PriorityExecutor executor) {
        this.executor = executor;
    }

    @Test
    @Order(1)
    @DisplayName("a thread of its own does the jobs")
    void elsewhere() throws Exception {
        var first = new AtomicReference<Thread>();
        var second = new AtomicReference<Thread>();
        executor.open();
        Call close;
        try (var latch = new Latch()) {
            var submit = Call.of(() -> executor.submit(1, () -> {
                first.set(Thread.currentThread());
                latch.hold();
            }));
            boolean back = submit.comesBack();
            assertTrue(latch.awaitFirst(), "the worker did not take up the first job: start it in open()");
            executor.submit(2, () -> second.set(Thread.currentThread()));
            close = Call.of(executor::close);
            close.comesBack();
            boolean two = second.get() != null;
            latch.open();
            close.end("all jobs are done, and close() does not come back");
            assertTrue(back, "a job was under way, and submit() waited for it: leave the jobs to a thread of your own");
            assertFalse(two, "a job was begun while the worker was busy with another: have one worker only");
        }
        Soon.expect(() -> second.get() != null, "close() came back, and a job was not done: let the worker finish");
        assertFalse(
                close.isMadeBy(second.get()), "a job ran on the thread that called close(): leave it to the worker");
        assertSame(first.get(), second.get(), "two jobs ran on two threads: have one worker only");
    }

    @Test
    @Order(2)
    @DisplayName("the most urgent first")
    void urgentFirst() throws Exception {
        expectInOrder(List.of(3, 1, 4, 2, 5));
        expectInOrder(List.of(-7, Integer.MAX_VALUE, 0, Integer.MIN_VALUE + 1, 12));
    }

    @Test
    @Order(3)
    @DisplayName("every job once, in order")
    void many() throws Exception {
        var lot = new Random(3);
        for (int round = 0; round < 20; round++) {
            expectInOrder(lot.ints(40, -100, 100).boxed().toList());
        }
    }

    @Test
    @Order(4)
    @DisplayName("the most urgent of all that wait, whenever it came")
    void overtakes() throws Exception {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        executor.open();
        try (var latch = new Latch();
                var handedOver = new Latch()) {
            try {
                Call.of(() -> executor.submit(0, latch::hold));
                assertTrue(latch.awaitFirst(), "the worker did not take up the first job: start it in open()");
                executor.submit(1, () -> done.add(1));
                executor.submit(2, () -> done.add(2));
                executor.submit(3, () -> {
                    done.add(3);
                    executor.submit(9, () -> done.add(9));
                    handedOver.hold();
                });
                latch.open();
                handedOver.awaitFirst(); // what is handed over after close may be refused
            } finally {
                latch.open();
                handedOver.open();
                executor.close();
            }
        }
        var seen = new ArrayList<>(done);
        if (seen.indexOf(3) == 0) { // another order, and a lost job, are the matter of other checks
            assertEquals(
                    9,
                    seen.size() > 1 ? seen.get(1) : null,
                    () -> "jobs 3, 2 and 1 waited, and job 3 handed over a job 9; done in the order " + seen
                            + ": ask the queue anew before each job");
        }
    }

    @Test
    @Order(5)
    @DisplayName("close returns when the worker has ended")
    void awaited() throws Exception {
        executor.open();
        try (var latch = new Latch()) {
            Call.of(() -> executor.submit(1, latch::hold));
            boolean held = latch.awaitFirst(); // a job that is never begun is the matter of another check
            var close = Call.of(executor::close);
            boolean early = close.givesUp();
            latch.open();
            close.end("the job is done, and close() does not come back");
            assertFalse(held && early, "close() came back while a job was under way: join the worker");
        }
    }

    private void expectInOrder(List<Integer> urgencies) throws Exception {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        executor.open();
        try (var latch = new Latch()) {
            try {
                Call.of(() -> executor.submit(0, latch::hold));
                assertTrue(latch.awaitFirst(), "the worker did not take up the first job: start it in open()");
                urgencies.forEach(urgency -> executor.submit(urgency, () -> done.add(urgency)));
            } finally {
                latch.open();
                executor.close();
            }
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
}
