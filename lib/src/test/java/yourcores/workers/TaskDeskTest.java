package yourcores.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskDeskTest {
    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch INTERRUPTED = new CountDownLatch(1);
    private static final CountDownLatch ASKED_AGAIN = new CountDownLatch(1);

    private final TaskDesk desk = new TaskDesk();

    record CountsInterrupts() implements Task<Integer> {
        @Override
        public Integer call() {
            BEGUN.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                INTERRUPTED.countDown();
            }
            try {
                ASKED_AGAIN.await();
                return 1;
            } catch (InterruptedException again) {
                return 2;
            }
        }
    }

    /** Who stops a task asks more than once, and a task that puts things in order may wait meanwhile. */
    @Test
    void aTaskIsInterruptedOnce() throws Throwable {
        var task = new Packer().pack(1, new CountsInterrupts());
        assertEquals(Frame.Kind.CLASSES_WANTED, desk.handle(Frame.task(task)).kind());
        assertEquals(Frame.Kind.READY, desk.handle(Frame.classes(task)).kind());
        var reply = CompletableFuture.supplyAsync(() -> answer(task));
        BEGUN.await();
        desk.handle(Frame.stop(task.id() - 1));
        desk.handle(Frame.stop(task.id()));
        INTERRUPTED.await();
        desk.handle(Frame.stop(task.id()));
        ASKED_AGAIN.countDown();
        assertEquals(1, task.open(Answer.from(reply.get().content())));
    }

    private Frame answer(Packed task) {
        try {
            return desk.handle(Frame.task(task));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatNoKernelSaysIsRefused() {
        assertThrows(IOException.class, () -> desk.handle(Frame.ready()));
    }
}
