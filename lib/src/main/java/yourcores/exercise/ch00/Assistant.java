package yourcores.exercise.ch00;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Does a task for you, on a thread that is not yours. */
@Exercise(
        id = "00a",
        title = "have it done by another thread",
        minutes = 5,
        hints = {
            "A task runs on the thread that calls its run method. Which class of Java stands for one more thread?",
            "new Thread(task) makes a thread and start() lets it go. start() returns at once: who waits for the end?",
            "Keep the thread in a variable; after start(), its join() waits until it has ended."
        },
        checks = AssistantChecks.class)
public interface Assistant {

    /** Runs the task once, on a thread other than the caller's, and returns when the task is done. */
    void handOver(Runnable task) throws InterruptedException;
}

@Checks
final class AssistantChecks {
    private final Assistant assistant;

    AssistantChecks(Assistant assistant) {
        this.assistant = assistant;
    }

    @Test
    @Order(1)
    @DisplayName("each task is done once")
    void once() throws InterruptedException {
        for (int tasks = 1; tasks <= 20; tasks++) {
            var runs = new AtomicInteger();
            assistant.handOver(() -> runs.incrementAndGet());
            awaitFirst(runs);
            assertTrue(runs.get() > 0, "the task was handed over and never run");
            assertEquals(1, runs.get(), () -> "a task was run " + runs.get() + " times; run it once");
        }
    }

    @Test
    @Order(2)
    @DisplayName("the task runs on another thread")
    void elsewhere() throws InterruptedException {
        var worker = new Thread[1];
        assistant.handOver(() -> worker[0] = Thread.currentThread());
        assertTrue(
                worker[0] != Thread.currentThread(),
                "the task ran on the thread that handed it over; start another one for it");
    }

    @Test
    @Order(3)
    @DisplayName("when handOver returns, the task is done")
    void awaited() throws InterruptedException {
        for (int millis : new int[] {1, 50, 3}) {
            var done = new AtomicInteger();
            assistant.handOver(() -> {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                while (System.nanoTime() < end) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
                done.incrementAndGet();
            });
            assertNotEquals(0, done.get(), "handOver came back while the task was still running; wait for its end");
        }
    }

    /** An answer that does not wait is the matter of another check. */
    private static void awaitFirst(AtomicInteger runs) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        while (runs.get() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}
