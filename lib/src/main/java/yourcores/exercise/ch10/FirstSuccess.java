package yourcores.exercise.ch10;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Latch;
import yourcores.exercise.Soon;

/** Tries several ways at once, takes the first success, and stops the others. */
@Exercise(
        id = "10b",
        title = "the first success, and the rest stopped",
        minutes = 15,
        hints = {
            "Which future is done first is not asked here. Who knows that a way has succeeded, and who knows that it was"
                    + " the last one that could?",
            "Read \"Who stops the work?\" again: each way runs as a task of the pool, settles a future that all share, and"
                    + " is cancelled by the pool's own Future. A counter tells how many ways are left.",
            "first.complete(way.call()), or, where that throws and left.decrementAndGet() is 0,"
                    + " first.completeExceptionally(why); then try { return first.get(); } finally { cancel(true) each"
                    + " task }, inside the try that closes the pool."
        },
        checks = FirstSuccessChecks.class)
public interface FirstSuccess {

    /**
     * Tries all ways at the same time.
     *
     * @param ways one at least
     * @return what the first way that succeeds returns; all others are interrupted, and have ended, by then
     * @throws Exception where all ways fail: what one of them threw, as it is or as a cause
     */
    String first(List<Callable<String>> ways) throws Exception;
}

@Checks
final class FirstSuccessChecks {
    private static final int MANY = 40;

    private final FirstSuccess answer;

    FirstSuccessChecks(FirstSuccess answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("a single way is enough")
    void single() throws Exception {
        var said = answer.first(List.of(() -> "dunes"));
        assertEquals("dunes", said, () -> "the only way said dunes, you return " + said);
    }

    @Test
    @Order(2)
    @DisplayName("the first success counts, wherever it stands")
    void overtakes() throws Exception {
        for (int quick = 1; quick >= 0; quick--) {
            try (var slow = new Slow()) {
                Callable<String> photo = () -> {
                    slow.begun.await(1, TimeUnit.SECONDS);
                    return "dunes";
                };
                var call = new Asked(quick == 0 ? List.of(photo, slow) : List.of(slow, photo));
                boolean back = call.comesBack();
                slow.close();
                call.end("one way has succeeded, the others are over, and your method does not come back");
                assertTrue(
                        back,
                        "one of two ways had the photo while the other one was still on its way, and you waited for that"
                                + " one: ask all of them who is first");
                assertEquals(
                        "dunes",
                        call.said.get(),
                        () -> "the first way that succeeded said dunes, you return " + call.said.get());
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("a failure is no success")
    void failuresDoNotCount() throws Exception {
        var failing = new ConcurrentLinkedQueue<Thread>();
        Callable<String> fails = () -> {
            failing.add(Thread.currentThread());
            throw new IOException("the connection broke");
        };
        Callable<String> breaks = () -> {
            failing.add(Thread.currentThread());
            throw new LinkageError("a class is missing");
        };
        var call = new Asked(List.of(
                fails,
                breaks,
                () -> {
                    Soon.happens(() -> failing.size() == 3 && failing.stream().allMatch(FirstSuccessChecks::isOver));
                    return "dunes";
                },
                fails));
        try {
            call.end("some ways failed, another one succeeded, and your method does not come back");
        } catch (IOException | ExecutionException | RuntimeException | LinkageError thrown) {
            call.said.set("thrown");
        }
        assertEquals(
                "dunes",
                call.said.get(),
                "some ways failed and you took that for the end; another one succeeded a little later");
    }

    /** The task that it ran has ended. */
    private static boolean isOver(Thread thread) {
        return switch (thread.getState()) {
            case TERMINATED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    @Test
    @Order(4)
    @DisplayName("all ways are tried at the same time")
    void together() throws Exception {
        var inside = new InFlight();
        var alone = new AtomicBoolean();
        Callable<String> meets = () -> {
            try (var _ = inside.enter()) {
                if (!alone.get() && !inside.meet(MANY)) {
                    alone.set(true);
                }
                throw new IOException("the connection broke");
            }
        };
        try {
            new Asked(Collections.nCopies(MANY, meets)).end("all ways have failed, and your method does not come back");
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception allFailed) {
            // That is the matter of another check.
        }
        assertEquals(
                MANY,
                inside.most(),
                () -> "there were " + MANY + " ways, and never more than " + inside.most()
                        + " were tried at the same time");
    }

    @Test
    @Order(5)
    @DisplayName("the others are interrupted")
    void interrupted() throws Exception {
        try (var one = new Slow();
                var two = new Slow()) {
            var call = new Asked(List.of(one, quickAfter(one, two), two));
            call.comesBack();
            boolean told = Soon.happensAtOnce(() -> one.interrupted.get() && two.interrupted.get());
            one.close();
            two.close();
            call.end("one way has succeeded, the others are over, and your method does not come back");
            assertTrue(
                    told,
                    "one way has succeeded, and others go on for nobody: cancel(true) of the Future that the pool gave"
                            + " you interrupts them");
        }
    }

    @Test
    @Order(6)
    @DisplayName("when it comes back, nobody is at work")
    void ended() throws Exception {
        try (var cleaning = new Latch();
                var slow = new Slow(cleaning)) {
            var call = new Asked(List.of(slow, quickAfter(slow)));
            boolean early = cleaning.awaitFirst() && call.comesBackAlready();
            cleaning.open();
            slow.close();
            call.end("one way has succeeded, the other one is over, and your method does not come back");
            assertFalse(
                    early,
                    "an interrupted way was still tidying up when your method came back: wait for its end, as the end of"
                            + " a try around the pool does");
        }
    }

    @Test
    @Order(7)
    @DisplayName("if all fail, one of the failures comes out")
    void allFail() throws Exception {
        var broken = new IOException("the connection broke");
        var missing = new IllegalStateException("no such photo");
        Throwable thrown = null;
        try {
            new Asked(List.of(
                            () -> {
                                throw broken;
                            },
                            () -> {
                                throw missing;
                            }))
                    .end("all ways have failed, and your method does not come back: who settles the future then?");
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception told) {
            thrown = told;
        }
        assertNotNull(thrown, "all ways failed, and your method returned something");
        assertTrue(
                Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .anyMatch(each -> each == broken || each == missing),
                "all ways failed, and what you throw says nothing of it: throw what one of them threw");
    }

    @Test
    @Order(8)
    @DisplayName("an error is a failure, too")
    void errors() throws Exception {
        var broken = new LinkageError("a class is missing");
        var call = new Asked(List.of(() -> {
            throw broken;
        }));
        boolean back = call.comesBack();
        Throwable thrown = null;
        try {
            call.end("the only way threw an error, and your method does not come back: who settles the future then?");
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception | LinkageError told) {
            thrown = told;
        }
        assertTrue(back && thrown != null, "the only way threw an error, and your method returned something");
        assertTrue(
                Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).anyMatch(each -> each == broken),
                "the only way threw an error, and what you throw says nothing of it: throw what it threw");
    }

    private static Callable<String> quickAfter(Slow... others) {
        return () -> {
            for (var other : others) {
                other.begun.await(1, TimeUnit.SECONDS);
            }
            return "dunes";
        };
    }

    /** A call of the answer, and what it returned. */
    private final class Asked {
        final AtomicReference<String> said = new AtomicReference<>();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Call call;

        Asked(List<Callable<String>> ways) {
            call = Call.of(() -> {
                try {
                    said.set(answer.first(ways));
                } finally {
                    over.set(true);
                }
            });
        }

        boolean comesBack() throws InterruptedException {
            return Soon.happensAtOnce(over::get);
        }

        boolean comesBackAlready() throws InterruptedException {
            return call.comesBack();
        }

        void end(String orElse) throws Exception {
            call.end(orElse);
        }
    }

    /** A way that takes until it is interrupted, or closed. */
    private static final class Slow implements Callable<String>, AutoCloseable {
        final CountDownLatch begun = new CountDownLatch(1);
        final AtomicBoolean interrupted = new AtomicBoolean();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final Latch cleaning;

        Slow() {
            this(null);
        }

        /** @param cleaning holds it after an interrupt */
        Slow(Latch cleaning) {
            this.cleaning = cleaning;
        }

        @Override
        public String call() throws Exception {
            begun.countDown();
            try {
                closed.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                interrupted.set(true);
                if (cleaning != null) {
                    cleaning.hold();
                }
                throw stop;
            }
            return "too late";
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
