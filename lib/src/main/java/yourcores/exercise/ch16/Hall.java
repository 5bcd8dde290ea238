package yourcores.exercise.ch16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Lets people into a hall that holds so many. */
@Exercise(
        id = "16a",
        title = "only below a limit",
        minutes = 10,
        hints = {
            "One place is left, and two look at the same time. Which of your lines finds out that the other one was"
                    + " faster?",
            "Read \"Swap if unchanged\" again: what you read, what you prepare, and what happens if the swap fails.",
            "In a loop: read the number; if it has reached the limit, say false; if compareAndSet from it to one more"
                    + " succeeds, say true; else go round again."
        },
        checks = HallChecks.class)
public interface Hall {

    /**
     * Adds one to the number of those inside if that keeps it within the limit.
     *
     * @return whether it did
     */
    boolean enter(Count inside, int limit);

    /** How many are inside: a number that others change at any time. Each call is one step, as of an AtomicInteger. */
    interface Count {
        int get();

        void set(int next);

        int incrementAndGet();

        int decrementAndGet();

        boolean compareAndSet(int seen, int next);
    }
}

@Checks
final class HallChecks {
    private static final int LIMIT = 5;
    private static final int LOOKS = 4;
    private static final int OTHERS = 400;

    private final Hall hall;

    HallChecks(Hall hall) {
        this.hall = hall;
    }

    @Test
    @Order(1)
    @DisplayName("there is room")
    void room() {
        var door = new Door(0);
        for (int guest = 1; guest <= LIMIT; guest++) {
            assertTrue(
                    hall.enter(door, LIMIT),
                    "there are " + (guest - 1) + " in a hall for " + LIMIT + ", and the next one was turned away");
            assertEquals(
                    guest,
                    door.now,
                    "guest number " + guest + " entered an empty hall after the others, and the number says "
                            + door.now);
        }
    }

    @Test
    @Order(2)
    @DisplayName("the hall is full")
    void full() {
        for (int inside : new int[] {LIMIT, LIMIT + 2}) { // the limit may have been lowered
            var door = new Door(inside);
            assertFalse(
                    hall.enter(door, LIMIT),
                    "there are " + inside + " in a hall for " + LIMIT + ", and one was let in");
            assertEquals(
                    inside,
                    door.now,
                    "there were " + inside + ", one was turned away, and the number says " + door.now
                            + ": leave it alone");
        }
    }

    @Test
    @Order(3)
    @DisplayName("never too many, not for a moment")
    void neverTooMany() {
        var full = new Door(LIMIT);
        hall.enter(full, LIMIT);
        assertTrue(
                full.most <= LIMIT,
                "the hall was full, and for a moment there were " + full.most
                        + ": look first, and add only if it fits");
        for (int look = 1; look <= LOOKS; look++) {
            var last = new Door(LIMIT - 1);
            last.afterLook(look, 1, LIMIT);
            hall.enter(last, LIMIT);
            assertTrue(
                    last.most <= LIMIT,
                    "one place was left, another guest took it after you had looked, and then there were " + last.most
                            + " in a hall for " + LIMIT + ": swap only if the number is still the one that you saw");
        }
    }

    @Test
    @Order(4)
    @DisplayName("nobody is forgotten")
    void nobodyForgotten() {
        for (int limit : new int[] {LIMIT, 2 * LIMIT}) {
            for (int look = 1; look <= LOOKS; look++) {
                var door = new Door(LIMIT - 1);
                door.afterLook(look, 1, limit);
                boolean entered = hall.enter(door, limit);
                int inside = LIMIT - 1 + door.came + (entered ? 1 : 0);
                assertTrue(
                        door.now >= inside,
                        "there were " + (LIMIT - 1) + ", another guest came after you had looked, and you "
                                + (entered ? "let one in" : "turned one away") + ": " + inside
                                + " are inside, and the number says " + door.now);
            }
        }
    }

    @Test
    @Order(5)
    @DisplayName("while there is room nobody is turned away")
    void triesAgain() {
        for (int others : new int[] {1, OTHERS}) {
            var door = new Door(0);
            door.afterLook(1, others, 2 * OTHERS);
            assertTrue(
                    hall.enter(door, 2 * OTHERS),
                    (others == 1 ? "another guest was" : others + " other guests, one after the other, were")
                            + " faster, there was room for all, and you turned one away: look again, as often as it takes");
        }
    }

    @Test
    @Order(6)
    @DisplayName("others leave")
    void othersLeave() {
        for (int look = 1; look <= LOOKS; look++) {
            var door = new Door(LIMIT - 2);
            door.afterLook(look, -1, 1, LIMIT);
            boolean entered = hall.enter(door, LIMIT);
            int inside = LIMIT - 2 - door.left + (entered ? 1 : 0);
            assertTrue(
                    entered,
                    "there were " + (LIMIT - 2) + " in a hall for " + LIMIT
                            + ", one left after you had looked, and you turned"
                            + " one away: look again, the number may have become smaller, too");
            assertTrue(
                    door.now <= inside,
                    "there were " + (LIMIT - 2) + ", one left after you had looked, you let one in: " + inside
                            + " are inside, and the number says " + door.now);
        }
    }

    /** The number, and others who come or leave right after somebody has looked at it, or failed to change it. */
    private static final class Door implements Hall.Count {
        private static final int ENOUGH = 3_000;

        private int now;
        private int most;
        private int came;
        private int left;
        private int by = 1;
        private int looks;
        private int calls;
        private int first;
        private int others;
        private int limit;

        Door(int inside) {
            now = inside;
            most = inside;
        }

        /** So many others come, one after this look and each later one, as long as there is room for them. */
        void afterLook(int first, int others, int limit) {
            afterLook(first, 1, others, limit);
        }

        /** So many others come, or leave, by one or minus one. */
        void afterLook(int first, int by, int others, int limit) {
            this.first = first;
            this.by = by;
            this.others = others;
            this.limit = limit;
        }

        @Override
        public synchronized int get() {
            called();
            int seen = now;
            looked();
            return seen;
        }

        private void looked() {
            if (++looks >= first && others > 0 && (by < 0 || now < limit)) {
                others--;
                came += by > 0 ? 1 : 0;
                left += by < 0 ? 1 : 0;
                becomes(now + by);
            }
        }

        @Override
        public synchronized void set(int next) {
            called();
            becomes(next);
        }

        @Override
        public synchronized int incrementAndGet() {
            called();
            becomes(now + 1);
            return now;
        }

        @Override
        public synchronized int decrementAndGet() {
            called();
            becomes(now - 1);
            return now;
        }

        @Override
        public synchronized boolean compareAndSet(int seen, int next) {
            called();
            if (now != seen) {
                looked();
                return false;
            }
            becomes(next);
            return true;
        }

        private void becomes(int next) {
            now = next;
            most = Math.max(most, next);
        }

        private void called() {
            if (++calls > ENOUGH) {
                fail("you have asked for the number or tried to change it " + ENOUGH
                        + " times, and do not come to an end: read it anew in each round");
            }
        }
    }
}
