package yourcores.exercise.ch04;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.CoresNeeded;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;
import yourcores.exercise.Soon;
import yourcores.exercise.Together;

/** Makes semaphores that refuse to be released too often, as BoundedSemaphore of Python's threading module does. */
@Exercise(
        id = "04c",
        title = "a semaphore with a bound",
        minutes = 15,
        hints = {
            "To look how many permits are free, and then to give one back, are two steps. Who can come in between?",
            "Read \"Permits: so many at a time\" again: tryAcquire() looks and takes in one step. What would you have to"
                    + " count in permits so that a release can ask so?",
            "A second semaphore holds a permit for each one that is out: acquire() is free.acquire(); out.release();"
                    + " and release() throws where out.tryAcquire() is false, else calls free.release()."
        },
        checks = BoundedPermitsChecks.class)
public interface BoundedPermits {

    /** A semaphore with so many permits, all of them free. */
    Permits of(int bound);

    /** A semaphore. All threads may call it at any time. */
    interface Permits {

        /** Takes a permit, waits until one is free. */
        void acquire() throws InterruptedException;

        /**
         * Gives a permit back; any thread may, for a permit belongs to nobody.
         *
         * @throws IllegalStateException where none is out; nothing changes then
         */
        void release();
    }
}

@Checks
final class BoundedPermitsChecks {
    private static final int BOUND = 3;
    private static final int ROUNDS = 2_000; // as many as there is time for
    private static final int MEETINGS = 1_000;
    private static final int TURNS = 5_000;
    private static final int WAKINGS = 3;
    private static final int SPINS_BEFORE_YIELD = 1_000;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final BoundedPermits maker;

    BoundedPermitsChecks(BoundedPermits maker) {
        this.maker = maker;
    }

    @Test
    @Order(1)
    @DisplayName("so many may enter, the next one waits")
    void bound() throws Exception {
        var permits = of(BOUND);
        take(permits, BOUND);
        assertWaits(permits, "all permits were out, and one more came in: acquire() waits until one is free");
    }

    @Test
    @Order(2)
    @DisplayName("a permit given back lets in who waits")
    void lets() throws Exception {
        var permits = of(1);
        take(permits, 1);
        var next = Call.of(permits::acquire);
        next.comesBack(); // whether it waits is the matter of another check
        permits.release();
        next.end("a permit was given back, and who waited for it does not get it");
    }

    @Test
    @Order(3)
    @DisplayName("one release too many is refused")
    void refused() throws Exception {
        assertRefused(of(BOUND));
        var permits = of(BOUND);
        take(permits, 1);
        permits.release();
        assertRefused(permits);
    }

    private static void assertRefused(BoundedPermits.Permits permits) {
        assertFalse(
                accepts(permits),
                "a permit was given back that nobody had taken, and nobody complained: throw an IllegalStateException");
    }

    @Test
    @Order(4)
    @DisplayName("a refused release changes nothing")
    void unchanged() throws Exception {
        var permits = of(BOUND);
        for (int i = 0; i < 10; i++) {
            accepts(permits); // whether it is refused is the matter of another check
        }
        take(permits, BOUND);
        assertWaits(
                permits,
                "ten releases too many, and now more may enter than before: look whether a permit is out before you"
                        + " give one back");
    }

    @Test
    @Order(5)
    @DisplayName("anybody may give back")
    void anybody() throws Exception {
        var permits = of(BOUND);
        Call.of(permits::acquire).end("a permit is free, and acquire() does not come back");
        assertTrue(
                accepts(permits),
                "one thread took a permit, another one gave it back and was refused: count permits, not threads");
    }

    @Test
    @Order(6)
    @DisplayName("an interrupted acquire takes nothing")
    void interrupted() throws Exception {
        var permits = of(1);
        take(permits, 1);
        var call = Call.of(() -> {
            Thread.currentThread().interrupt();
            permits.acquire();
        });
        InterruptedException thrown = null;
        try {
            call.end("who waited was interrupted, and does not come back");
        } catch (InterruptedException told) {
            thrown = told;
        }
        assertNotNull(thrown, "who waited was interrupted: let the InterruptedException out");
        permits.release();
        assertFalse(
                accepts(permits),
                "an acquire was interrupted before it got a permit, and counts as if it had: count after you have it");
    }

    @Test
    @Order(7)
    @DisplayName("two give back one permit at the same moment")
    void atOnce() throws Exception {
        CoresNeeded.needed(2);
        Repeated.race(ROUNDS, () -> {
            var one = Stream.generate(() -> of(2)).limit(MEETINGS).toList();
            var accepted = new AtomicIntegerArray(MEETINGS);
            var arrived = new AtomicInteger();
            var meetings = new AtomicInteger(MEETINGS);
            long end = System.nanoTime() + ROUND_NANOS;
            Together.run(2, number -> {
                for (int n = 0; number == 0 && n < MEETINGS; n++) {
                    one.get(n).acquire(); // of two permits one is out
                }
                for (int meeting = 0; meeting < meetings.get(); meeting++) {
                    if (System.nanoTime() - end > 0) {
                        int last = meeting + 2; // the other one may be a meeting ahead
                        meetings.accumulateAndGet(last, Math::min);
                    }
                    meet(arrived, 2 * (meeting + 1));
                    if (accepts(one.get(meeting))) {
                        accepted.incrementAndGet(meeting);
                    }
                }
            });
            for (int meeting = 0; meeting < meetings.get(); meeting++) {
                int both = accepted.get(meeting);
                assertTrue(
                        both < 2,
                        "two threads gave back at the same moment, one permit was out, and both were accepted: look and"
                                + " give back in one step");
                assertTrue(
                        both > 0,
                        "two threads gave back at the same moment, one permit was out, and both were refused: look and"
                                + " give back in one step");
            }
        });
    }

    @Test
    @Order(8)
    @DisplayName("a permit given back lets in one, not two")
    void one() throws Exception {
        var permits = of(1);
        take(permits, 1);
        var ann = new Visitor(permits::acquire);
        var bob = new Visitor(permits::acquire);
        boolean early = ann.comesIn() | bob.comesIn(); // the matter of another check
        permits.release();
        Soon.happens(() -> ann.inside || bob.inside);
        boolean both = ann.comesIn() & bob.comesIn();
        ann.goesHome();
        bob.goesHome();
        assertFalse(
                both && !early,
                "two waited, one permit was given back, and both came in: who is woken looks again, in a while");
    }

    @Test
    @Order(9)
    @DisplayName("who was woken may come too late")
    void woken() throws Exception {
        for (int waking = 0; waking < WAKINGS; waking++) {
            var permits = of(1);
            take(permits, 1);
            var ann = new Visitor(permits::acquire);
            boolean early = ann.comesIn(); // the matter of another check
            var bob = new Visitor(() -> {
                synchronized (permits) { // where this is the monitor of the answer, too, he is sure to be the first
                    accepts(permits); // whether it is refused is the matter of another check
                    permits.acquire();
                }
            });
            boolean both = bob.comesIn() & ann.comesIn();
            bob.goesHome();
            ann.goesHome();
            assertFalse(
                    both && !early,
                    "a permit was given back and taken again at once, and who waited for it came in, too: who is woken"
                            + " looks again, in a while");
        }
    }

    @Test
    @Order(10)
    @DisplayName("two take and give back, again and again")
    void againAndAgain() throws Exception {
        Repeated.race(ROUNDS, () -> {
            var permits = of(2);
            var refused = new AtomicBoolean();
            long end = System.nanoTime() + ROUND_NANOS;
            Together.run(2, _ -> {
                for (int n = 0; n < TURNS && !refused.get() && System.nanoTime() - end < 0; n++) {
                    permits.acquire();
                    if (!accepts(permits)) {
                        refused.set(true);
                    }
                }
            });
            assertFalse(
                    refused.get(),
                    "who had a permit gave it back and was refused: acquire() and release() meet, and your count loses"
                            + " one");
            assertFalse(
                    accepts(permits),
                    "all had given back what they took, and one more was accepted: acquire() and release() meet, and"
                            + " your count loses one");
        });
        CoresNeeded.needed(2);
    }

    /** Takes a permit, on a thread of her own, unless she is sent home before. */
    private static final class Visitor {
        private final Call call;
        private volatile Thread thread;
        private volatile boolean inside;

        Visitor(Call.Work taking) {
            call = Call.of(() -> {
                thread = Thread.currentThread();
                taking.run();
                inside = true;
            });
        }

        boolean comesIn() throws InterruptedException {
            return call.comesBack();
        }

        void goesHome() throws Exception {
            Soon.happens(() -> thread != null);
            thread.interrupt();
            try {
                call.end("it neither comes in nor goes home");
            } catch (InterruptedException | AssertionError outside) {
                // What becomes of one who waits is the matter of another check.
            }
        }
    }

    /** Both leave together; a busy machine may keep one of them away for long. */
    private static void meet(AtomicInteger arrived, int all) {
        arrived.incrementAndGet();
        for (int spins = 0; arrived.get() < all && !Thread.currentThread().isInterrupted(); spins++) {
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private BoundedPermits.Permits of(int bound) {
        var permits = maker.of(bound);
        assertNotNull(permits, "your method returned null: hand out a semaphore");
        return permits;
    }

    private static void take(BoundedPermits.Permits permits, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            permits.acquire();
        }
    }

    private static void assertWaits(BoundedPermits.Permits permits, String orElse) throws Exception {
        var next = new Visitor(permits::acquire);
        boolean early = next.comesIn();
        next.goesHome();
        assertFalse(early, orElse);
    }

    private static boolean accepts(BoundedPermits.Permits permits) {
        try {
            permits.release();
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }
}
