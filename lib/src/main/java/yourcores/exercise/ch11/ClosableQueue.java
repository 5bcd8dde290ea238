package yourcores.exercise.ch11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Soon;

/** Makes bounded queues that can be closed from either end. */
@Exercise(
        id = "11c",
        title = "a queue that can be closed",
        minutes = 15,
        hints = {
            "Who sleeps in put waits for room, who sleeps in take waits for a thing. What else may end the waiting, and"
                    + " who tells them?",
            "Read \"A bounded queue by hand\" again: whoever changes what others wait for wakes them, and whoever is"
                    + " woken looks again. close() changes it, too.",
            "In close(): closed = true; notifyAll(). In put: while (!closed && things.size() == bound) wait(); if"
                    + " (closed) return false. In take: while (!closed && things.isEmpty()) wait(), and behind it"
                    + " Optional.ofNullable(things.pollFirst()): what is there is still handed out, closed or not."
        },
        checks = ClosableQueueChecks.class)
public interface ClosableQueue {

    /** An open queue for so many things at most. */
    Channel open(int bound);

    /** A queue. All threads may call it at any time; who waits in it sleeps until somebody wakes it. */
    interface Channel {

        /**
         * Puts a thing at the end; waits for room, unless the queue is closed.
         *
         * @return false where it is closed, or is closed during the wait: the thing is not in the queue then
         */
        boolean put(String thing) throws InterruptedException;

        /**
         * Takes the first thing; waits until there is one, unless the queue is closed.
         *
         * @return nothing where it is closed and all that was put has been taken
         */
        Optional<String> take() throws InterruptedException;

        /** Closes it, from either end; what lies in it can still be taken. Closed twice is closed. */
        void close();
    }
}

@Checks
final class ClosableQueueChecks {
    private static final int BOUND = 2;

    /** How often a wake-up that may meet the wrong one gets the chance to. */
    private static final int ROUNDS = 5;

    private final ClosableQueue maker;

    ClosableQueueChecks(ClosableQueue maker) {
        this.maker = maker;
    }

    private ClosableQueue.Channel open() {
        return open(BOUND);
    }

    private ClosableQueue.Channel open(int bound) {
        var queue = maker.open(bound);
        assertNotNull(queue, "open() returned null: hand out a queue");
        return queue;
    }

    private ClosableQueue.Channel with(String... things) throws Exception {
        var queue = open();
        for (var thing : things) {
            var putter = new Putter(queue, thing);
            putter.end("there was room in an open queue, and put does not come back");
            assertTrue(putter.accepted, "there was room in an open queue, and put said false");
        }
        return queue;
    }

    @Test
    @Order(1)
    @DisplayName("open: in order, and a taker waits")
    void inOrder() throws Exception {
        var queue = with("a", "b");
        assertTaken(List.of("a", "b"), queue, "a and b were put");
        var taker = new Taker(queue);
        boolean early = taker.comesBack();
        assertTrue(queue.put("c"), "there was room in an open queue, and put said false");
        taker.end("who waited in take for a thing does not get the one that was put");
        assertFalse(early, "the queue was open and empty, and take came back: wait until there is something");
        assertEquals(Optional.of("c"), taker.got, "c was put, and who waited in take got " + taker.got);
    }

    @Test
    @Order(2)
    @DisplayName("open and full: put waits for room")
    void full() throws Exception {
        var queue = with("a", "b");
        var putter = new Putter(queue, "c");
        boolean early = putter.comesBack();
        assertTaken(List.of("a"), queue, "a and b were put");
        putter.end("room was made, and who waited in put does not come back");
        assertFalse(early, "the queue was open and full, and put came back: wait for room");
        assertTrue(putter.accepted, "room was made in an open queue, and put said false");
        assertTaken(List.of("b", "c"), queue, "b and c were in the queue");
    }

    @Test
    @Order(3)
    @DisplayName("closed: what lies in it can still be taken")
    void drained() throws Exception {
        var queue = with("a", "b");
        queue.close();
        assertTaken(List.of("a", "b"), queue, "a and b lay in the queue when it was closed, and close loses nothing");
    }

    @Test
    @Order(4)
    @DisplayName("closed and empty: take says so")
    void empty() throws Exception {
        var queue = open();
        queue.close();
        assertNothingMore(queue, "the queue was closed and empty, and take waits for something that cannot come");
    }

    @Test
    @Order(5)
    @DisplayName("closed: put says no, and puts nothing")
    void refused() throws Exception {
        var queue = with("a");
        queue.close();
        var putter = new Putter(queue, "b");
        putter.end("the queue was closed, with room in it, and put does not come back");
        assertFalse(putter.accepted, "the queue was closed, and put said that it took the thing");
        assertTaken(List.of("a"), queue, "a lay in the queue, and b was refused");
        var taker = new Taker(queue);
        boolean found = taker.comesBackOrGoesHome() && taker.got.isPresent();
        assertFalse(found, "the queue was closed, put said no, and the thing is in it all the same");
    }

    @Test
    @Order(6)
    @DisplayName("sleepers in put wake")
    void putters() throws Exception {
        var queue = with("a", "b");
        var sleepers = List.of(new Putter(queue, "c"), new Putter(queue, "d"));
        boolean early = false;
        for (var one : sleepers) {
            early |= one.comesBack(); // the matter of another check
        }
        queue.close();
        for (var one : sleepers) {
            assertTrue(
                    one.comesBackOrGoesHome(),
                    "two slept in put when the queue was closed, and one of them sleeps on: close wakes all");
        }
        for (var one : sleepers) {
            assertFalse(
                    one.accepted && !early,
                    "who slept in put was woken by close and told that the thing is in the queue: there was no room");
        }
    }

    @Test
    @Order(7)
    @DisplayName("sleepers in take wake")
    void takers() throws Exception {
        var queue = open();
        var sleepers = List.of(new Taker(queue), new Taker(queue));
        for (var one : sleepers) {
            one.comesBack(); // the matter of another check
        }
        queue.close();
        for (var one : sleepers) {
            assertTrue(
                    one.comesBackOrGoesHome(),
                    "two slept in take when the queue was closed, and one of them sleeps on: close wakes all");
            assertEquals(Optional.empty(), one.got, "who slept in take was woken by close, and found something");
        }
    }

    @Test
    @Order(8)
    @DisplayName("woken by one thing, one taker gets it")
    void lookAgain() throws Exception {
        var queue = open();
        var ann = new Taker(queue);
        var bob = new Taker(queue);
        boolean early = ann.comesBack() | bob.comesBack(); // the matter of another check
        queue.put("a");
        boolean both = ann.comesBack() & bob.comesBack();
        queue.close();
        ann.goesHome();
        bob.goesHome();
        assertFalse(
                both && !early,
                "two slept in take, one thing was put, and both came back: who is woken looks again, in a while");
    }

    @Test
    @Order(9)
    @DisplayName("closed twice is closed")
    void twice() throws Exception {
        var queue = open();
        queue.close();
        queue.close();
        var putter = new Putter(queue, "a");
        putter.end("the queue was closed twice, and put does not come back");
        assertFalse(putter.accepted, "the queue was closed twice, and put took the thing");
    }

    @Test
    @Order(10)
    @DisplayName("an interrupt ends the waiting")
    void interrupted() throws Exception {
        var queue = with("a", "b");
        var putter = new Putter(queue, "c");
        putter.comesBack(); // the matter of another check
        boolean home = putter.goesHome();
        assertTrue(home, "who waited in put was interrupted, and does not come back");
        assertTrue(putter.interrupted, "who waited in put was interrupted: let the InterruptedException out");
        var taker = new Taker(open());
        boolean early = taker.comesBack(); // the matter of another check
        assertTrue(taker.goesHome(), "who waited in take was interrupted, and does not come back");
        assertTrue(early || taker.interrupted, "who waited in take was interrupted: let the InterruptedException out");
    }

    @Test
    @Order(11)
    @DisplayName("woken by room for one, one putter gets it")
    void puttersLookAgain() throws Exception {
        var queue = with("a", "b");
        var ann = new Putter(queue, "c");
        var bob = new Putter(queue, "d");
        boolean early = ann.comesBack() | bob.comesBack(); // the matter of another check
        new Taker(queue).comesBackOrGoesHome();
        boolean both = ann.comesBack() & bob.comesBack();
        queue.close();
        ann.goesHome();
        bob.goesHome();
        assertFalse(
                both && !early,
                "two slept in put, one thing was taken, and both came back: who is woken looks again, in a while");
    }

    @Test
    @Order(12)
    @DisplayName("as many places as were asked for")
    void bounds() throws Exception {
        for (int bound : new int[] {1, 3}) {
            var queue = open(bound);
            for (int n = 0; n < bound; n++) {
                assertTrue(
                        new Putter(queue, "a").comesBackOrGoesHome(),
                        "a queue of " + bound + " was asked for, " + n + " lay in it, and put does not come back");
            }
            var one = new Putter(queue, "b");
            boolean waits = !one.comesBack();
            queue.close();
            one.goesHome();
            assertTrue(waits, "a queue of " + bound + " was asked for, and it took " + (bound + 1) + " things");
        }
    }

    @Test
    @Order(13)
    @DisplayName("who waits sleeps")
    void sleeps() throws Exception {
        var empty = open();
        var taker = new Taker(empty);
        boolean takerSleeps = taker.sleeps();
        boolean tookEarly = taker.comesBack(); // the matter of another check
        empty.close();
        taker.goesHome();
        assertTrue(
                takerSleeps || tookEarly,
                "nothing came for a while, and who waited in take looked again and again: wait() sleeps");
        var full = with("a", "b");
        var putter = new Putter(full, "c");
        boolean putterSleeps = putter.sleeps();
        boolean putEarly = putter.comesBack(); // the matter of another check
        full.close();
        putter.goesHome();
        assertTrue(
                putterSleeps || putEarly,
                "there was no room for a while, and who waited in put looked again and again: wait() sleeps");
    }

    @Test
    @Order(14)
    @DisplayName("who can go on is woken")
    void wakesWhoCanGoOn() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var queue = open(1);
            var ann = new Taker(queue);
            var bob = new Taker(queue);
            boolean early = ann.comesBack() | bob.comesBack(); // the matter of another check
            boolean putter = new PutterOfTwo(queue).comesBackOrGoesHome();
            boolean takers = ann.comesBackOrGoesHome() & bob.comesBackOrGoesHome();
            assertTrue(
                    early || putter && takers,
                    "two slept in take, two things were put into a queue for one, and who could go on sleeps: a notify()"
                            + " may meet one that cannot go on, so wake all, or those alone who wait for this change");
        }
    }

    private static void assertTaken(List<String> expected, ClosableQueue.Channel queue, String words) throws Exception {
        var taken = new ArrayList<String>();
        for (int n = 0; n < expected.size(); n++) {
            var taker = new Taker(queue);
            if (taker.comesBackOrGoesHome()) {
                taker.got.ifPresent(taken::add);
            }
        }
        assertEquals(expected, taken, words + ", and what could be taken is " + taken);
    }

    private static void assertNothingMore(ClosableQueue.Channel queue, String orElse) throws Exception {
        var taker = new Taker(queue);
        assertTrue(taker.comesBackOrGoesHome(), orElse);
        assertEquals(Optional.empty(), taker.got, "the queue was closed and empty, and take found something");
    }

    /** Calls the queue on a thread of its own, which is sent home where it waits for too long. */
    private abstract static class Visitor {
        private Call call;
        private volatile Thread thread;
        volatile boolean interrupted;

        final void begin() {
            call = Call.of(() -> {
                thread = Thread.currentThread();
                try {
                    visit();
                } catch (InterruptedException stop) {
                    interrupted = true;
                }
            });
        }

        abstract void visit() throws InterruptedException;

        boolean comesBack() throws InterruptedException {
            return call.comesBack();
        }

        boolean sleeps() throws InterruptedException {
            return call.sleeps();
        }

        boolean comesBackOrGoesHome() throws Exception {
            if (call.comesBackWoken()) {
                end("");
                return true;
            }
            goesHome();
            return false;
        }

        /** Whether it comes back when it is interrupted. */
        boolean goesHome() throws InterruptedException {
            Soon.happens(() -> thread != null);
            thread.interrupt();
            return call.comesBackWoken();
        }

        void end(String orElse) throws Exception {
            call.end(orElse);
        }
    }

    private static final class Taker extends Visitor {
        private final ClosableQueue.Channel queue;
        private volatile Optional<String> got = Optional.empty();

        Taker(ClosableQueue.Channel queue) {
            this.queue = queue;
            begin();
        }

        @Override
        void visit() throws InterruptedException {
            got = queue.take();
            assertNotNull(got, "take returned null: hand out Optional.empty() where nothing more comes");
        }
    }

    private static final class Putter extends Visitor {
        private final ClosableQueue.Channel queue;
        private final String thing;
        private volatile boolean accepted;

        Putter(ClosableQueue.Channel queue, String thing) {
            this.queue = queue;
            this.thing = thing;
            begin();
        }

        @Override
        void visit() throws InterruptedException {
            accepted = queue.put(thing);
        }
    }

    /** Puts the second thing at once, before a taker that the first one woke has run. */
    private static final class PutterOfTwo extends Visitor {
        private final ClosableQueue.Channel queue;

        PutterOfTwo(ClosableQueue.Channel queue) {
            this.queue = queue;
            begin();
        }

        @Override
        void visit() throws InterruptedException {
            queue.put("a");
            queue.put("b");
        }
    }
}
