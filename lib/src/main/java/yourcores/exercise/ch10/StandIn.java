package yourcores.exercise.ch10;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Soon;

/** Shows a stand-in where work takes too long, and ends the work. */
@Exercise(
        id = "10c",
        title = "a stand-in after a time",
        minutes = 15,
        hints = {
            "After the limit your future holds a value, as if all had gone well. Who tells the work, then?",
            "Read \"Who stops the work?\" again. There the end was passed on where the future had failed. When is it to be"
                    + " passed on here? (Where the work settled the future, cancel(true) marks a worker that is just leaving;"
                    + " a pool clears that mark before its next task.)",
            "answer.completeOnTimeout(standIn, limit.toNanos(), TimeUnit.NANOSECONDS), and"
                    + " answer.whenComplete((shown, why) -> task.cancel(true)), without an if."
        },
        checks = StandInChecks.class)
public interface StandIn {

    /**
     * Hands the work to the pool and comes back at once.
     *
     * @return holds what the work returns, or fails with what it throws, as it is or as a cause; after the limit it holds
     *     the stand-in. When it is done otherwise than by the work, cancelled for one, the work is interrupted, or never
     *     begins.
     */
    CompletableFuture<String> within(Duration limit, Callable<String> work, String standIn, ExecutorService pool);
}

@Checks
final class StandInChecks {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration ODD = Duration.ofMillis(999);
    private static final String STAND_IN = "a grey box";

    private final StandIn answer;

    StandInChecks(StandIn answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("what comes in time is shown")
    void inTime() throws Exception {
        try (var desk = new PracticePool()) {
            var shown = desk.within(LONG, () -> "dunes");
            Soon.expect(shown::isDone, "the work has ended in time, and your future is not done: who tells it?");
            assertEquals("dunes", shown.get(0, TimeUnit.SECONDS), "the work has ended in time: show what it returned");
        }
    }

    @Test
    @Order(2)
    @DisplayName("it comes back at once")
    void atOnce() throws Exception {
        try (var desk = new PracticePool()) {
            var work = desk.held();
            var returned = new AtomicReference<CompletableFuture<String>>();
            var call = Call.of(() -> returned.set(desk.within(LONG, work)));
            boolean back = Soon.happens(() -> returned.get() != null);
            boolean done = back && returned.get().isDone();
            work.close();
            call.end("the work is over, and your method does not come back");
            assertTrue(
                    back && !done,
                    "the work goes on, and your method waited for its end or for the limit: return a future that is"
                            + " settled later");
        }
    }

    @Test
    @Order(3)
    @DisplayName("a failure is told")
    void fails() throws Exception {
        try (var desk = new PracticePool()) {
            var why = new IOException("the connection broke");
            var shown = desk.within(LONG, () -> {
                throw why;
            });
            Soon.expect(shown::isDone, "the work has failed, and your future is not done: who tells it?");
            assertTrue(
                    shown.isCompletedExceptionally(),
                    "the work has failed in time, and you show something as if it had not");
            assertSame(
                    why,
                    Stream.iterate(shown.exceptionNow(), Objects::nonNull, Throwable::getCause)
                            .reduce((_, cause) -> cause)
                            .orElseThrow(),
                    "the work failed, and another failure is told");
        }
    }

    @Test
    @Order(4)
    @DisplayName("after the limit the stand-in is shown")
    void late() throws Exception {
        try (var desk = new PracticePool();
                var work = desk.held()) {
            var shown = desk.within(SHORT, work);
            Soon.expectAtOnce(
                    shown::isDone, "the limit is over, and nothing is shown: completeOnTimeout settles a future");
            assertEquals(
                    Future.State.SUCCESS,
                    shown.state(),
                    () -> "the limit is over, and your future is " + shown.state() + ": a stand-in is a value");
            assertEquals(STAND_IN, shown.resultNow(), "the limit is over: show the stand-in");
        }
    }

    @Test
    @Order(5)
    @DisplayName("then the work is interrupted")
    void interrupted() throws Exception {
        try (var desk = new PracticePool();
                var work = desk.held()) {
            desk.within(SHORT, work);
            boolean told = Soon.happensAtOnce(work.interrupted::get);
            assertTrue(
                    told || !work.hasBegun(),
                    "the limit is over, a stand-in may be shown, and the work goes on for nobody: a stand-in is no"
                            + " failure, so pass the end on in every case");
        }
    }

    @Test
    @Order(6)
    @DisplayName("who cancels the future stops the work")
    void cancelled() throws Exception {
        endedBy(
                shown -> shown.cancel(true),
                "the future was cancelled, and the work goes on for nobody: leave a callback that cancels the task");
        endedBy(
                shown -> shown.complete("another photo"),
                "somebody completed the future with another photo, and the work goes on for nobody: pass the end on in"
                        + " every case");
    }

    private void endedBy(Consumer<CompletableFuture<String>> caller, String orElse) throws Exception {
        try (var desk = new PracticePool();
                var work = desk.held()) {
            var shown = desk.within(LONG, work);
            assertTrue(work.begun.await(1, TimeUnit.SECONDS), "the pool was free, and the work has not begun");
            caller.accept(shown);
            Soon.expectAtOnce(work.interrupted::get, orElse);
        }
    }

    @Test
    @Order(7)
    @DisplayName("what has not begun does not begin any more")
    void neverBegins() throws Exception {
        begunAfter(
                SHORT,
                shown -> {},
                "the pool was busy until the limit was over, and then the work began all the same: cancel the task that"
                        + " the pool gave you, not a thread");
        begunAfter(
                LONG,
                shown -> shown.cancel(true),
                "the future was cancelled while the work stood in the pool's queue, and then the work began all the"
                        + " same: cancel the task that the pool gave you");
    }

    private void begunAfter(Duration limit, Consumer<CompletableFuture<String>> caller, String orElse)
            throws Exception {
        try (var desk = new PracticePool();
                var before = desk.held()) {
            desk.pool.execute(before::run);
            var begun = new AtomicBoolean();
            var shown = desk.within(limit, () -> {
                begun.set(true);
                return "dunes";
            });
            caller.accept(shown);
            Soon.happensAtOnce(() -> shown.isDone()
                    && desk.pool.getQueue().stream().allMatch(job -> job instanceof Future<?> task && task.isDone()));
            before.close(); // the future is done a moment before its callbacks have run
            desk.waitForAll();
            assertFalse(begun.get(), orElse);
        }
    }

    @Test
    @Order(8)
    @DisplayName("the pool does the work")
    void onThePool() throws Exception {
        try (var desk = new PracticePool()) {
            var worker = new AtomicReference<Thread>();
            var shown = desk.within(LONG, () -> {
                worker.set(Thread.currentThread());
                return "dunes";
            });
            Soon.happens(shown::isDone);
            assertSame(
                    desk.thread.get(),
                    worker.get(),
                    "the work ran on a thread that is not the pool's: hand it to the pool");
        }
    }

    @Test
    @Order(9)
    @DisplayName("no stand-in before the limit")
    void early() throws Exception {
        try (var desk = new PracticePool();
                var work = desk.held()) {
            var shown = desk.within(LONG, work);
            boolean ended = Soon.happens(() -> shown.isDone() || work.interrupted.get());
            assertFalse(
                    ended, "the limit is 20 seconds, and after half of one you gave up: take the limit as it is given");
        }
        try (var desk = new PracticePool();
                var work = desk.held()) {
            var shown = desk.within(ODD, work);
            assertFalse(
                    Soon.happensAtOnce(shown::isDone),
                    "the limit is 999 milliseconds, and you gave up at once: take the limit as it is given, in its unit");
        }
    }

    /** A pool of one thread, ended with all that is in it. */
    private final class PracticePool implements AutoCloseable {
        final AtomicReference<Thread> thread = new AtomicReference<>();
        final ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), job -> {
                    var made = new Thread(job, "worker");
                    thread.set(made);
                    return made;
                });

        CompletableFuture<String> within(Duration limit, Callable<String> work) {
            var shown = answer.within(limit, work, STAND_IN, pool);
            assertNotNull(shown, "your method returned null: return a future, which may be done later");
            return shown;
        }

        Held held() {
            return new Held();
        }

        /** All tasks that were handed over before have ended or will never run. */
        void waitForAll() throws Exception {
            pool.submit(() -> {}).get(1, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            pool.shutdownNow();
            pool.close();
        }
    }

    /** Work that takes until it is interrupted, or closed. */
    private static final class Held implements Callable<String>, AutoCloseable {
        final CountDownLatch begun = new CountDownLatch(1);
        final AtomicBoolean interrupted = new AtomicBoolean();
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public String call() throws InterruptedException {
            begun.countDown();
            try {
                closed.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                interrupted.set(true);
                throw stop;
            }
            return "too late";
        }

        boolean hasBegun() {
            return begun.getCount() == 0;
        }

        void run() {
            try {
                call();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
