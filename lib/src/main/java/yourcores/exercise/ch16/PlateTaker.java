package yourcores.exercise.ch16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Takes several plates from a pile in one step. */
@Exercise(
        id = "16b",
        title = "several at once",
        minutes = 15,
        hints = {
            "Which reference must change so that three plates are gone at once? How many of your swaps change it?",
            "Read \"A stack, one call apart\" again: pop prepares seen.below() as the new top. Which node do you prepare"
                    + " if three go?",
            "In a loop: read the top; walk down from it, at most so many plates, with a fresh list of their names; then"
                    + " one compareAndSet from the top that you read to where you stopped. Did it fail: again, from the"
                    + " reading on."
        },
        checks = PlateTakerChecks.class)
public interface PlateTaker {

    /**
     * Takes up to so many plates, in one step.
     *
     * @return their names, the topmost first; fewer where there are fewer
     */
    List<String> take(Top top, int most);

    /** A plate on a pile; it never changes. */
    record Plate(String name, Plate below) {}

    /** The topmost plate, {@code null} where there is none. Others change it; each call is one step. */
    interface Top {
        Plate get();

        void set(Plate next);

        boolean compareAndSet(Plate seen, Plate next);
    }
}

@Checks
final class PlateTakerChecks {
    private static final int LOOKS = 4;
    private static final int OTHERS = 400;

    private final PlateTaker taker;

    PlateTakerChecks(PlateTaker taker) {
        this.taker = taker;
    }

    @Test
    @Order(1)
    @DisplayName("the topmost first")
    void topmostFirst() {
        var pile = new Pile("c", "b", "a");
        expect(List.of("c", "b"), take(pile, 2), "two of c, b, a were to be taken; you return");
        expect(List.of("a"), pile.names(), "two of c, b, a were taken; left on the pile is");
    }

    @Test
    @Order(2)
    @DisplayName("fewer where there are fewer")
    void fewer() {
        var pile = new Pile("b", "a");
        expect(List.of(), take(pile, 0), "none of b, a was to be taken; you return");
        expect(List.of("b", "a"), pile.names(), "none of b, a was to be taken; left on the pile is");
        expect(List.of("b", "a"), take(pile, 5), "up to five of b, a were to be taken; you return");
        expect(List.of(), take(pile, 5), "up to five were to be taken from an empty pile; you return");
    }

    @Test
    @Order(3)
    @DisplayName("all in one step")
    void oneStep() {
        var pile = new Pile("c", "b", "a");
        pile.afterChange = () -> pile.put("late");
        var taken = take(pile, 3);
        assertFalse(
                taken.contains("late"),
                "of c, b, a three were to be taken; when the first was gone, another thread put \"late\" on the pile, and"
                        + " you return " + taken + ": let one swap take them all");
        var quiet = new Pile("c", "b", "a");
        take(quiet, 2);
        assertTrue(
                quiet.changes <= 1,
                "two of c, b, a were taken, and the top changed " + quiet.changes
                        + " times: whoever looked in between saw a pile that was neither the old nor the new one");
    }

    @Test
    @Order(4)
    @DisplayName("no plate gets lost")
    void noneLost() {
        for (int look = 1; look <= LOOKS; look++) {
            var pile = new Pile("c", "b", "a");
            pile.afterLook(look, 1, () -> pile.put("new"));
            var all = new HashSet<>(take(pile, 2));
            all.addAll(pile.names());
            assertTrue(
                    all.containsAll(pile.everPut),
                    "another thread put \"new\" on the pile after you had looked, and now there are only " + all
                            + ", taken or left: swap only if the top is still the one that you saw");
        }
    }

    @Test
    @Order(5)
    @DisplayName("no plate is taken twice")
    void noneTwice() {
        for (int look = 1; look <= LOOKS; look++) {
            var pile = new Pile("d", "c", "b", "a");
            pile.afterLook(look, 1, pile::takeOne);
            var taken = new ArrayList<>(take(pile, 2));
            taken.addAll(pile.takenByOthers);
            taken.addAll(pile.names());
            assertEquals(
                    new HashSet<>(taken).size(),
                    taken.size(),
                    "another thread took a plate after you had looked; all that were taken, by you and by the other"
                            + " one, and those that are left: " + taken);
        }
    }

    @Test
    @Order(6)
    @DisplayName("tries again")
    void triesAgain() {
        for (int others : new int[] {1, OTHERS}) {
            var pile = new Pile("c", "b", "a");
            pile.afterLook(1, others, () -> pile.put("new " + pile.everPut.size()));
            int count = take(pile, 2).size();
            assertTrue(
                    count >= 2,
                    "another thread put a plate on the pile after you had looked"
                            + (others == 1 ? "" : ", " + others + " times")
                            + "; two were to be taken, there were enough, and you return " + count
                            + ": go round again, as often as it takes");
            assertTrue(
                    pile.changes <= 1,
                    "another thread put a plate on the pile after you had looked, then you took two, and the top changed "
                            + pile.changes + " times: after a failed swap, too, let one swap take them all");
        }
    }

    private static void expect(List<String> expected, List<String> there, String what) {
        assertEquals(expected, there, what + " " + there + " where it should be " + expected);
    }

    private List<String> take(Pile pile, int most) {
        var taken = taker.take(pile, most);
        assertNotNull(taken, "your method returned null: hand out a list");
        return taken;
    }

    /** A pile, and others who change it right after somebody has looked at it, or changed it. */
    private static final class Pile implements PlateTaker.Top {
        private static final int ENOUGH = 3_000;
        private static final Runnable NOBODY = () -> {};

        private final List<String> everPut = new ArrayList<>();
        private final List<String> takenByOthers = new ArrayList<>();
        private PlateTaker.Plate top;
        private Runnable afterLook = NOBODY;
        private Runnable afterChange = NOBODY;
        private int first;
        private int others;
        private int looks;
        private int changes;
        private int calls;

        Pile(String... topmostFirst) {
            for (var name : List.of(topmostFirst).reversed()) {
                put(name);
            }
        }

        /** Somebody does this after this look and each later one, so often. */
        void afterLook(int first, int others, Runnable act) {
            this.first = first;
            this.others = others;
            this.afterLook = act;
        }

        void put(String name) {
            everPut.add(name);
            top = new PlateTaker.Plate(name, top);
        }

        void takeOne() {
            if (top != null) {
                takenByOthers.add(top.name());
                top = top.below();
            }
        }

        List<String> names() {
            var names = new ArrayList<String>();
            for (var plate = top; plate != null; plate = plate.below()) {
                names.add(plate.name());
            }
            return names;
        }

        @Override
        public synchronized PlateTaker.Plate get() {
            called();
            var seen = top;
            looked();
            return seen;
        }

        @Override
        public synchronized void set(PlateTaker.Plate next) {
            called();
            changed(next);
        }

        @Override
        public synchronized boolean compareAndSet(PlateTaker.Plate seen, PlateTaker.Plate next) {
            called();
            if (top != seen) {
                looked();
                return false;
            }
            changed(next);
            return true;
        }

        private void looked() {
            if (++looks >= first && others > 0) {
                others--;
                afterLook.run();
            }
        }

        private void changed(PlateTaker.Plate next) {
            boolean other = top != next;
            top = next;
            if (other && ++changes == 1) {
                afterChange.run();
            }
        }

        private void called() {
            if (++calls > ENOUGH) {
                fail("you have looked at the top or tried to change it " + ENOUGH
                        + " times, and do not come to an end: read it anew in each round");
            }
        }
    }
}
