package yourcores.exercise.ch03;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;
import yourcores.exercise.ProcessorTime;

/** Does a step again and again, until it is told to stop. */
@Exercise(
        id = "03b",
        title = "a worker that can be stopped",
        minutes = 10,
        hints = {
            "Who calls stop(), and who has to notice? Give the two threads something that both can see.",
            "A field of the worker, written by stop() and read before each step, as the flag is in \"How to stop it\". What "
                    + "makes sure that one thread sees what another one wrote? Read \"Two workers, one pile\" again.",
            "private volatile boolean stopped; stop() sets it, run is: while (!stopped) step.run(); and then stopped = false;"
        },
        checks = StoppableWorkerChecks.class)
public interface StoppableWorker {

    /**
     * Does the step again and again on the calling thread, and returns once it has been stopped. The request to stop is
     * used up by that: the worker can run again. A step throws nothing, and may use up an interrupt; the request to stop
     * stays. One thread at a time is in run.
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
    private static final String GOES_ON = "another thread called stop() long ago, and the worker still goes on:"
            + " look before each step at a field that stop() writes";
    private static final String INTERRUPT_IS_GONE =
            "a step caught an interrupt, as a step may, and the worker goes on after"
                    + " stop(): keep the request in a field of your own";

    private static final int RUNS = 3;
    /** A worker that has been tried so long is not run again. */
    private static final long ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(900);
    /** Between two runs, when the loop takes no processor from it. */
    private static final long FOR_THE_COMPILER_MILLIS = 50;

    private final StoppableWorker worker;

    StoppableWorkerChecks(StoppableWorker worker) {
        this.worker = worker;
    }

    /**
     * It is run more than once: as long as the compiler has not got round to its loop, on a busy machine above all, any
     * field looks as if all threads saw it. Whether it works at all when it is run again is the matter of another check.
     */
    @Test
    @Order(1)
    @DisplayName("works until another thread stops it")
    void works() throws InterruptedException {
        long start = System.nanoTime();
        var steps = new Steps();
        assertTrue(worksUntilStopped(steps), () -> gaveUp("", steps.done));
        for (int run = 1; run < RUNS && System.nanoTime() - start < ENOUGH_NANOS; run++) {
            TimeUnit.MILLISECONDS.sleep(FOR_THE_COMPILER_MILLIS);
            worksUntilStopped(new Steps());
        }
    }

    private boolean worksUntilStopped(Steps steps) throws InterruptedException {
        var stopper = new Stopper(worker, Thread.currentThread());
        stopper.start();
        worker.run(steps);
        boolean stopped = stopper.began;
        assertFalse(
                Thread.interrupted(),
                "run has returned, and its thread is still interrupted: keep the request in a field of your own");
        stopper.interrupt();
        stopper.join(Duration.ofMillis(500));
        return stopped;
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
    void worksAgain() throws Exception {
        try (var run = new HeldRun()) {
            assertTrue(run.isInAStep(), () -> gaveUp(", run a second time,", run.steps.get()));
            run.stop().comesBack();
            run.end();
        }
    }

    @Test
    @Order(4)
    @DisplayName("one step more at most")
    void oneMore() throws Exception {
        try (var run = new HeldRun()) {
            if (run.isInAStep()) { // a worker that does not begin is the matter of another check
                run.stop().comesBack();
                run.end();
                assertTrue(
                        run.after.get() <= 1,
                        () -> "the worker began " + run.after.get() + " steps after it was stopped: look before each");
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("stop comes back at once")
    void stopComesBack() throws Exception {
        try (var run = new HeldRun()) {
            if (run.isInAStep()) {
                boolean back = run.stop().comesBack();
                run.end();
                assertTrue(back, "a step was under way, and stop() did not come back: it must not wait for the worker");
            }
        }
    }

    @Test
    @Order(6)
    @DisplayName("the caller of run does the steps")
    void onTheCaller() throws Exception {
        try (var run = new HeldRun()) {
            if (run.isInAStep()) {
                run.stop().comesBack();
                run.end();
                assertTrue(
                        run.isByItsCaller(),
                        "a step ran on another thread than the one that called run: leave the loop to the caller");
            }
        }
    }

    @Test
    @Order(7)
    @DisplayName("stops although a step has caught an interrupt")
    void keepsTheRequest() throws Exception {
        try (var run = new HeldRun(INTERRUPT_IS_GONE, Thread::interrupted)) {
            if (run.isInAStep()) {
                run.stop().comesBack();
                run.end();
            }
        }
    }

    private static String gaveUp(String when, long steps) {
        return "the worker" + when + " gave up after " + steps + " steps, before anybody had stopped it";
    }

    /** Calls stop when the worker has computed for a while: the compiler has then made of its loop what it will. */
    private static final class Stopper extends Thread {
        private static final Duration COMPUTED = Duration.ofMillis(200);
        private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

        private final StoppableWorker worker;
        private final Thread running;
        volatile boolean began;

        Stopper(StoppableWorker worker, Thread running) {
            super("stopper");
            this.worker = worker;
            this.running = running;
            setDaemon(true);
        }

        @Override
        public void run() {
            long start = System.nanoTime();
            var time = ProcessorTime.of(running);
            try {
                while (time.had().compareTo(COMPUTED) < 0 && System.nanoTime() - start < LATEST_NANOS) {
                    Thread.sleep(5);
                }
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

        private final long deadline = System.nanoTime() + 2 * Stopper.LATEST_NANOS;
        long done;

        @Override
        public void run() {
            done++;
            if (done % LOOK_AT_CLOCK == 0 && System.nanoTime() > deadline) {
                fail(GOES_ON);
            }
        }
    }

    /** A run that the check holds in the middle of a step. */
    private final class HeldRun implements AutoCloseable {
        private static final int LATEST = 100;

        private final Latch latch = new Latch();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger steps = new AtomicInteger();
        private final AtomicInteger after = new AtomicInteger();
        private final String goesOn;
        private final Runnable last;
        private final Call call;
        private volatile Thread by;

        HeldRun() {
            this(GOES_ON, () -> {});
        }

        /** With what to say where it goes on, and with what each step does at its end. */
        HeldRun(String goesOn, Runnable last) {
            this.goesOn = goesOn;
            this.last = last;
            call = Call.of(() -> worker.run(this::step));
        }

        private void step() {
            by = Thread.currentThread();
            steps.incrementAndGet();
            if (stopped.get() && after.incrementAndGet() > LATEST) {
                fail(goesOn);
            }
            latch.hold();
            last.run();
        }

        boolean isByItsCaller() {
            return call.isMadeBy(by);
        }

        boolean isInAStep() throws InterruptedException {
            return call.reaches(latch);
        }

        Call stop() {
            stopped.set(true);
            return Call.of(worker::stop);
        }

        void end() throws Exception {
            latch.open();
            call.end(goesOn);
        }

        @Override
        public void close() {
            latch.open();
        }
    }
}
