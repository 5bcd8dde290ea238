package yourcores.exercise.ch00;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.Soon;

/** Does a task for you, on a thread that is not yours. */
@Exercise(
        id = "00a",
        title = "have it done by another thread",
        minutes = 5,
        hints = {
            "A task runs on the thread that calls its run method. Which class of Java stands for one more thread?",
            "Read \"One more thread\" again: start() lets the thread go and returns at once. Who waits for its end?",
            "Keep the thread in a variable; after start(), its join() waits until it has ended."
        },
        checks = AssistantChecks.class)
public interface Assistant {

    /** Runs the task once, on a thread other than the caller's, and returns when the task is done. */
    void handOver(Runnable task) throws InterruptedException;
}

@Checks
final class AssistantChecks {
    private static final int TASKS = 5;

    private final Assistant assistant;

    AssistantChecks(Assistant assistant) {
        this.assistant = assistant;
    }

    @Test
    @Order(1)
    @DisplayName("each task is done once")
    void once() throws InterruptedException {
        for (int task = 0; task < TASKS; task++) {
            var runs = new AtomicInteger();
            assistant.handOver(runs::incrementAndGet);
            Soon.expect(() -> runs.get() > 0, "the task was handed over and never run");
            assertEquals(1, runs.get(), () -> "a task was run " + runs.get() + " times; run it once");
        }
    }

    @Test
    @Order(2)
    @DisplayName("the task runs on another thread")
    void elsewhere() throws InterruptedException {
        var worker = new AtomicReference<Thread>();
        assistant.handOver(() -> worker.set(Thread.currentThread()));
        Soon.happens(() -> worker.get() != null);
        assertNotSame(
                Thread.currentThread(),
                worker.get(),
                "the task ran on the thread that handed it over; start another one for it");
    }

    @Test
    @Order(3)
    @DisplayName("when handOver returns, the task is done")
    void awaited() throws Exception {
        try (var latch = new Latch()) {
            var call = Call.of(() -> assistant.handOver(latch::hold));
            if (latch.awaitFirst()) { // a task that is never run is the matter of another check
                assertFalse(call.givesUp(), "handOver came back while the task was still running; wait for its end");
            }
            latch.open();
            call.end("the task is done, and handOver does not come back");
        }
    }
}
