package yourcores.exercise.ch10;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;
import yourcores.exercise.Soon;
import yourcores.exercise.Together;

/** Makes one future of many. */
@Exercise(
        id = "10a",
        title = "gather",
        minutes = 10,
        hints = {
            "Two things can settle what you return: that all have come, and that one has failed. What tells you of the"
                    + " first, what of the second?",
            "Read \"The JDK's own: CompletableFuture\" again. Make a future of your own, and leave callbacks with those"
                    + " that you were handed: whoever is first settles yours.",
            "allOf(...).thenRun(() -> end.complete(due.stream().map(CompletableFuture::join).toList())), and for each:"
                    + " one.whenComplete((answer, why) -> { if (why != null) end.completeExceptionally(why); })"
        },
        checks = GatherChecks.class)
public interface Gather {

    /**
     * A future of all answers, in the order of the list. It fails as soon as one of them has failed or was cancelled, with
     * what that one failed with, as it is or as a cause. Nothing is waited for, and those handed in are not touched.
     */
    CompletableFuture<List<String>> gather(List<CompletableFuture<String>> owed);
}

@Checks
final class GatherChecks {
    private static final List<String> ANSWERS = List.of("dunes", "forest", "lake");

    private static final int THREADS = 4;
    private static final int EACH = 100;
    private static final int ROUNDS = 20;

    private final Gather gather;

    GatherChecks(Gather gather) {
        this.gather = gather;
    }

    @Test
    @Order(1)
    @DisplayName("of no futures there is an empty list")
    void none() throws Exception {
        var end = gather.gather(List.of());
        assertNotNull(end, "your method returned null: return a future, which may be done later");
        Soon.expect(end::isDone, "nobody owes you anything, and your future is not done: who settles it?");
        assertEquals(List.of(), end.get(0, TimeUnit.SECONDS), "of no futures the answers are an empty list");
    }

    @Test
    @Order(2)
    @DisplayName("the answers come in the order of the list")
    void inOrder() throws Exception {
        var owed = open();
        var end = gathered(owed, () -> {
            for (int one : new int[] {2, 1, 0}) {
                owed.get(one).complete(ANSWERS.get(one));
            }
        });
        Soon.expect(end::isDone, "all answers have come, and your future is not done");
        var answers = end.get(0, TimeUnit.SECONDS);
        assertEquals(
                ANSWERS,
                answers,
                () -> "those of the list owe " + ANSWERS + ", and came in reverse; you give " + answers
                        + ": take the answers in the order of the list");
    }

    @Test
    @Order(3)
    @DisplayName("nobody waits in gather")
    void comesBack() throws Exception {
        var owed = open();
        var returned = new AtomicReference<CompletableFuture<List<String>>>();
        var call = Call.of(() -> returned.set(gather.gather(owed)));
        boolean back = Soon.happens(() -> returned.get() != null);
        owed.forEach(one -> one.complete("an answer"));
        call.end("all answers have come, and gather does not come back");
        assertTrue(back, "no answer had come yet, and gather waited for one: leave a callback, and return");
    }

    @Test
    @Order(4)
    @DisplayName("one that is missing is waited for")
    void allOfThem() throws Exception {
        for (int missing = 0; missing < ANSWERS.size(); missing++) {
            var owed = open();
            var early = new AtomicReference<Boolean>(false);
            int last = missing;
            var end = gathered(owed, returned -> {
                for (int one = 0; one < owed.size(); one++) {
                    if (one != last) {
                        owed.get(one).complete(ANSWERS.get(one));
                    }
                }
                early.set(returned != null && returned.isDone());
                owed.get(last).complete(ANSWERS.get(last));
            });
            assertFalse(
                    early.get(),
                    "one of three answers had not come yet, and your future was done: wait for all of them");
            Soon.expect(end::isDone, "the last answer has come, and your future is not done");
        }
    }

    @Test
    @Order(5)
    @DisplayName("a failure is told at once")
    void failsAtOnce() throws Exception {
        for (int failing = 0; failing < ANSWERS.size(); failing++) {
            var owed = open();
            int one = failing;
            var why = new IOException("the connection broke");
            var told = new AtomicReference<Boolean>(false);
            var end = gathered(owed, returned -> {
                owed.get(one).completeExceptionally(why);
                told.set(returned != null && happens(returned));
                owed.forEach(each -> each.complete("too late"));
            });
            assertTrue(
                    told.get(),
                    "one has failed and the others are open: all that is left to say is known, and your future is not"
                            + " done");
            assertFails(end, why);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a failure that comes last is told, too")
    void failsLast() throws Exception {
        var owed = open();
        var why = new IOException("the connection broke");
        var end = gathered(owed, () -> {
            owed.get(0).complete(ANSWERS.get(0));
            owed.get(2).complete(ANSWERS.get(2));
            owed.get(1).completeExceptionally(why);
        });
        Soon.expect(end::isDone, "two have come and the third has failed, and your future is not done");
        assertFails(end, why);
    }

    @Test
    @Order(7)
    @DisplayName("the others are left alone")
    void leftAlone() throws Exception {
        var owed = open();
        var touched = new AtomicReference<Boolean>(false);
        gathered(owed, returned -> {
            owed.get(1).completeExceptionally(new IOException("the connection broke"));
            if (returned != null) {
                happens(returned);
            }
            touched.set(owed.get(0).isDone() || owed.get(2).isDone());
            owed.forEach(each -> each.complete("too late"));
        });
        assertFalse(
                touched.get(),
                "one has failed, and you have settled another one that was open: somebody else may still want its"
                        + " answer");
    }

    @Test
    @Order(8)
    @DisplayName("what has come before counts, too")
    void before() throws Exception {
        var owed = ANSWERS.stream().map(CompletableFuture::completedFuture).toList();
        var end = gathered(owed, () -> {});
        Soon.expect(end::isDone, "all answers were there before you were asked, and your future is not done");
        assertEquals(ANSWERS, end.get(0, TimeUnit.SECONDS), "all answers were there before you were asked; answers");
    }

    @Test
    @Order(9)
    @DisplayName("one that is cancelled has failed")
    void cancelled() throws Exception {
        var owed = open();
        var told = new AtomicBoolean();
        var end = gathered(owed, returned -> {
            owed.get(1).cancel(true);
            told.set(returned != null && happens(returned));
            owed.forEach(each -> each.complete("an answer"));
        });
        assertTrue(
                told.get() && end.state() != Future.State.SUCCESS,
                "one of those that owe you an answer was cancelled, and your future does not fail at once: that answer"
                        + " will never come");
    }

    @Test
    @Order(10)
    @DisplayName("whoever cancels yours leaves the others alone")
    void leftAloneByWhoCancels() throws Exception {
        var owed = open();
        var touched = new AtomicBoolean();
        gathered(owed, returned -> {
            if (returned != null) {
                returned.cancel(true);
            }
            touched.set(owed.stream().anyMatch(CompletableFuture::isDone));
            owed.forEach(each -> each.complete("too late"));
        });
        assertFalse(
                touched.get(),
                "somebody cancelled your future, and you settled one that was handed in: it is not yours");
    }

    @Test
    @Order(11)
    @DisplayName("no limit is set for others")
    void noLimit() throws Exception {
        var owed = Stream.generate(Owed::new).limit(ANSWERS.size()).toList();
        gathered(List.copyOf(owed), () -> owed.forEach(each -> each.complete("an answer")));
        assertTrue(
                owed.stream().noneMatch(one -> one.limited.get()),
                "you set a limit for a future that was handed in: it is not yours, and others may wait longer");
    }

    @Test
    @Order(12)
    @DisplayName("no other thread waits, either")
    void nobodyWaits() throws Exception {
        var owed = Stream.generate(Owed::new).limit(ANSWERS.size()).toList();
        gathered(List.copyOf(owed), returned -> {
            if (returned != null) {
                Soon.happensAtOnce(() -> owed.stream().anyMatch(one -> one.awaited.get()));
            }
            owed.forEach(each -> each.complete("an answer"));
        });
        assertTrue(
                owed.stream().noneMatch(one -> one.awaited.get()),
                "gather came back, and left a thread behind that waits for an answer: a callback needs none");
    }

    @Test
    @Order(13)
    @DisplayName("answers that come at the same moment")
    void sameMoment() throws Exception {
        var expected = IntStream.range(0, THREADS * EACH).mapToObj(n -> "" + n).collect(Collectors.toSet());
        Repeated.race(ROUNDS, () -> {
            var owed = Stream.generate(CompletableFuture<String>::new)
                    .limit(THREADS * EACH)
                    .toList();
            var end = gathered(
                    owed,
                    returned -> Together.run(
                            THREADS,
                            thread -> IntStream.range(thread * EACH, (thread + 1) * EACH)
                                    .forEach(n -> owed.get(n).complete("" + n))));
            Soon.expect(
                    end::isDone,
                    "all answers have come, some at the same moment, and your future is not done: what do two callbacks"
                            + " change at once?");
            assertEquals(
                    expected,
                    Set.copyOf(end.get(0, TimeUnit.SECONDS)), // their order is the matter of another check
                    "some answers came at the same moment; what do two callbacks change at once? Answers");
        });
    }

    /** Notes whether another thread than the caller waits for it, and whether a limit is set. */
    private static final class Owed extends CompletableFuture<String> {
        final AtomicBoolean awaited = new AtomicBoolean();
        final AtomicBoolean limited = new AtomicBoolean();

        private void asked() {
            if (!isDone() && !(Thread.currentThread() instanceof Together.Caller)) {
                awaited.set(true);
            }
        }

        @Override
        public String join() {
            asked();
            return super.join();
        }

        @Override
        public String get() throws InterruptedException, ExecutionException {
            asked();
            return super.get();
        }

        @Override
        public String get(long timeout, TimeUnit unit)
                throws InterruptedException, ExecutionException, TimeoutException {
            asked();
            return super.get(timeout, unit);
        }

        @Override
        public CompletableFuture<String> orTimeout(long timeout, TimeUnit unit) {
            limited.set(true);
            return super.orTimeout(timeout, unit);
        }

        @Override
        public CompletableFuture<String> completeOnTimeout(String value, long timeout, TimeUnit unit) {
            limited.set(true);
            return super.completeOnTimeout(value, timeout, unit);
        }
    }

    private interface Meanwhile {

        /** @param end {@code null} where gather has not come back */
        void with(CompletableFuture<List<String>> end) throws Exception;
    }

    private CompletableFuture<List<String>> gathered(List<CompletableFuture<String>> owed, Runnable meanwhile)
            throws Exception {
        return gathered(owed, _ -> meanwhile.run());
    }

    /** Calls the answer, and does this when it has come back or waits; a wait is the matter of another check. */
    private CompletableFuture<List<String>> gathered(List<CompletableFuture<String>> owed, Meanwhile meanwhile)
            throws Exception {
        var end = new AtomicReference<CompletableFuture<List<String>>>();
        var call = Call.of(() -> {
            var returned = gather.gather(owed);
            assertNotNull(returned, "your method returned null: return a future, which may be done later");
            end.set(returned);
        });
        call.comesBack();
        meanwhile.with(end.get());
        call.end("all that were owed are settled, and gather does not come back");
        return end.get();
    }

    private static boolean happens(CompletableFuture<?> end) throws InterruptedException {
        return Soon.happensAtOnce(end::isDone);
    }

    private static void assertFails(CompletableFuture<?> end, Throwable why) {
        assertTrue(
                end.isCompletedExceptionally(),
                "one of the answers has failed, and your future holds a list: let it fail with that failure");
        var failure = end.exceptionNow();
        var root = Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .reduce((_, cause) -> cause)
                .orElse(failure);
        assertSame(why, root, "the failure of one is told as another: pass on what that one failed with");
    }

    private static List<CompletableFuture<String>> open() {
        return Stream.generate(CompletableFuture<String>::new)
                .limit(ANSWERS.size())
                .toList();
    }
}
