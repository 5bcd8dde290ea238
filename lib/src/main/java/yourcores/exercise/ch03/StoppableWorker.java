package yourcores.exercise.ch03;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Does a step again and again, until it is told to stop. */
@Exercise(
        id = "03b",
        title = "a worker that can be stopped",
        minutes = 10,
        hints = {
            "Who calls stop(), and who has to notice? Give the two threads something that both can see.",
            "A field of the worker, written by stop() and read before each step. What must a field be so that one thread "
                    + "sees what another one wrote?",
            "private volatile boolean stopped; stop() sets it, run is: while (!stopped) step.run(); and then stopped = false;"
        },
        checks = StoppableWorkerChecks.class)
public interface StoppableWorker {

    /**
     * Does the step again and again on the calling thread, and returns once it has been stopped. The request to stop is
     * used up by that: the worker can run again.
     */
    void run(Runnable step);

    /**
     * Called by another thread: the run that is under way ends, after one step more at most that it has already decided
     * on; if there is none, the next one does no step. Returns at once.
     */
    void stop();
}

@Checks
final class StoppableWorkerChecks {
    private static final Duration BEFORE_STOP = Duration.ofMillis(200);
    private static final Duration TO_NOTICE = Duration.ofMillis(500);

    private final StoppableWorker worker;

    StoppableWorkerChecks(StoppableWorker worker) {
        this.worker = worker;
    }

    @Test
    @Order(1)
    @DisplayName("works until another thread stops it")
    void works() throws InterruptedException {
        expectWorkUntilStopped("the worker");
    }

    @Test
    @Order(2)
    @DisplayName("a stop before the first step")
    void stoppedBefore() {
        worker.stop();
        worker.run(
                () -> fail("stop() was called before run, and a step began: look before each step, the first one too"));
    }

    @Test
    @Order(3)
    @DisplayName("works again after it was stopped")
    void worksAgain() throws InterruptedException {
        expectWorkUntilStopped("the worker, run a second time,");
    }

    private void expectWorkUntilStopped(String who) throws InterruptedException {
        var stopper = new Stopper(worker);
        stopper.start();
        var steps = new Steps(BEFORE_STOP.plus(TO_NOTICE));
        worker.run(steps);
        boolean early = !stopper.began;
        stopper.interrupt();
        stopper.join(TO_NOTICE);
        assertFalse(early, () -> who + " gave up after " + steps.done + " steps, before anybody had stopped it");
        assertFalse(stopper.isAlive(), "stop() did not come back: it must not wait for the worker");
    }

    /** Another thread, which calls stop after a while. */
    private static final class Stopper extends Thread {
        private final StoppableWorker worker;
        volatile boolean began;

        Stopper(StoppableWorker worker) {
            super("stopper");
            this.worker = worker;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                Thread.sleep(BEFORE_STOP);
                began = true;
                worker.stop();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Counts, and touches nothing that would make another thread's writes visible by chance. */
    private static final class Steps implements Runnable {
        private static final long LOOK_AT_CLOCK = 1 << 20;

        private final long deadline;
        long done;

        Steps(Duration patience) {
            deadline = System.nanoTime() + patience.toNanos();
        }

        @Override
        public void run() {
            done++;
            if (done % LOOK_AT_CLOCK == 0 && System.nanoTime() > deadline) {
                fail(
                        "another thread called stop() long ago, and the worker still goes on: look before each step at a field"
                                + " that stop() writes");
            }
        }
    }
}
