package yourcores.exercise.ch16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Latch;

/** Holds prices, to be read at any time and changed at any time. */
@Exercise(
        id = "16c",
        title = "copy on write",
        minutes = 15,
        hints = {
            "A reader comes while putAll has put in one of two prices. What does it see? And what becomes of the map that"
                    + " it got, a moment later?",
            "Read \"Read, copy, swap\" again: what is immutable there, how many references lead to it, and which call"
                    + " makes the loop?",
            "Keep an AtomicReference to an immutable map. change: updateAndGet, whose function copies the old map into a"
                    + " HashMap, puts in the news, and hands out Map.copyOf of that. all: get."
        },
        checks = PriceBoardChecks.class)
public interface PriceBoard {

    /** Changes or adds these prices, all of them in one step. Any thread may call it at any time, and waits for nobody. */
    void change(Map<Item, Integer> news);

    /** All prices of one moment; they never change, whatever is changed later. Any thread may call it, and waits for nobody. */
    Map<Item, Integer> all();

    /** Something that has a price; equal to itself only, and ordered as made. */
    final class Item implements Comparable<Item> {
        private static final AtomicLong MADE = new AtomicLong();

        private final long number = MADE.getAndIncrement();
        private final String name;
        private final Runnable lookedUp;

        /** An item by name. */
        public Item(String name) {
            this(name, () -> {});
        }

        Item(String name, Runnable lookedUp) {
            this.name = name;
            this.lookedUp = lookedUp;
        }

        /** Asked for by every hash map that looks the item up, or puts it in. */
        @Override
        public int hashCode() {
            lookedUp.run();
            return name.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        /** Asked for by every sorted map. */
        @Override
        public int compareTo(Item other) {
            lookedUp.run();
            return Long.compare(number, other.number);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

@Checks
final class PriceBoardChecks {
    private static final int LOOK_UPS = 8;
    private static final int OTHERS = 40;

    private final PriceBoard board;

    PriceBoardChecks(PriceBoard board) {
        this.board = board;
    }

    @Test
    @Order(1)
    @DisplayName("one after the other")
    void oneAfterTheOther() {
        var apple = new PriceBoard.Item("apple");
        var pear = new PriceBoard.Item("pear");
        var plum = new PriceBoard.Item("plum");
        board.change(Map.of(apple, 1, pear, 2));
        board.change(Map.of(pear, 3, plum, 4));
        costs(apple, 1, "apple was set to 1, then others were changed");
        costs(pear, 3, "pear was set to 2, then to 3");
        costs(plum, 4, "plum was set to 4");
    }

    @Test
    @Order(2)
    @DisplayName("what a reader holds does not change")
    void held() {
        var first = new PriceBoard.Item("first");
        var second = new PriceBoard.Item("second");
        board.change(Map.of(first, 1));
        var before = all();
        board.change(Map.of(first, 2, second, 3));
        assertEquals(
                1,
                before.get(first),
                "a reader got all prices, then one was changed from 1 to 2, and the reader holds " + before.get(first)
                        + ": hand out what never changes");
        assertFalse(
                before.containsKey(second),
                "a reader got all prices, then one was added, and the reader has it: hand out what never changes");
    }

    @Test
    @Order(3)
    @DisplayName("nobody else changes the board")
    void nobodyElse() {
        var item = new PriceBoard.Item("mine");
        var mine = new HashMap<>(Map.of(item, 1));
        board.change(mine);
        mine.put(item, 2);
        costs(item, 1, "who had handed in a price of 1 changed their own map to 2");
        try {
            all().put(item, 3);
        } catch (UnsupportedOperationException immutable) {
            // That is one way; a copy is another.
        }
        costs(item, 1, "the price was 1, and a reader put 3 into what it was given");
    }

    @Test
    @Order(4)
    @DisplayName("no reader waits for a writer")
    void noReaderWaits() throws Exception {
        atEachLookUp(
                (_, _) -> {
                    assertTrue(
                            Call.of(board::all).comesBack(),
                            "a change was under way, and a reader had to wait for it: take no lock");
                    return true;
                },
                _ -> {});
    }

    @Test
    @Order(5)
    @DisplayName("whole or not at all")
    void whole() throws Exception {
        atEachLookUp(
                (left, right) -> {
                    var seen = new AtomicReference<>(Map.<PriceBoard.Item, Integer>of());
                    boolean comesBack = Call.of(() -> seen.set(all())).comesBack();
                    var one = seen.get().get(left);
                    var other = seen.get().get(right);
                    assertEquals(
                            one,
                            other,
                            "two prices went from 1 to 2 in one change; a reader came meanwhile and saw the left one at "
                                    + one + ", and the right one at " + other);
                    return comesBack;
                },
                slow -> {
                    costs(slow.left, 2, "two prices were changed from 1 to 2");
                    costs(slow.right, 2, "two prices were changed from 1 to 2");
                });
    }

    @Test
    @Order(6)
    @DisplayName("no writer waits for another")
    void noWriterWaits() throws Exception {
        atEachLookUp(
                (_, _) -> {
                    assertTrue(
                            Call.of(() -> board.change(Map.of(new PriceBoard.Item("other"), 1)))
                                    .comesBack(),
                            "a change was under way, and another writer had to wait for it: prepare a copy, then swap"
                                    + " if nobody was faster");
                    return true;
                },
                slow -> assertTrue(
                        slow.lookUp > 1 || slow.latch.isReached(),
                        "a change looked up none of its items in a HashMap or a TreeMap, so nobody could hold it up and"
                                + " look what others do meanwhile: keep the prices in one of these"));
    }

    @Test
    @Order(7)
    @DisplayName("no change is lost")
    void noneLost() throws Exception {
        var quick = new PriceBoard.Item("quick");
        var other = new AtomicReference<Call>();
        atEachLookUp(
                (_, _) -> {
                    other.set(Call.of(() -> board.change(Map.of(quick, 1))));
                    return other.get().comesBack();
                },
                slow -> {
                    var call = other.getAndSet(null);
                    if (call != null) {
                        call.end("a change does not come back");
                        boolean there = all().containsKey(quick);
                        board.change(Map.of(quick, 2));
                        assertTrue(
                                there && all().get(slow.left) == 2,
                                "two changed prices at the same time, and the change of the "
                                        + (there ? "slower" : "quicker")
                                        + " one is lost: who was slower must begin again");
                    }
                });
    }

    @Test
    @Order(8)
    @DisplayName("tries again, as often as it takes")
    void triesAgain() {
        var quick = new PriceBoard.Item("quick");
        var writer = new AtomicReference<>(Thread.currentThread());
        var came = new AtomicInteger();
        var stuck = new AtomicBoolean();
        var slow = new PriceBoard.Item("slow", () -> {
            if (Thread.currentThread() == writer.get() && came.get() < OTHERS && !stuck.get()) {
                int price = came.incrementAndGet();
                stuck.set(!Call.of(() -> board.change(Map.of(quick, price))).comesBackMeanwhile());
            }
        });
        board.change(Map.of(slow, 2));
        writer.set(null); // what is looked up from here on is looked up by the check
        if (came.get() > 0 && !stuck.get()) { // who waits is the matter of another check
            costs(slow, 2, came + " quicker changes came before a slow one, which set it to 2");
            costs(quick, came.get(), "it was changed " + came + " times while a slower change was under way");
        }
    }

    /** What happens while a change is held; false where somebody waits, which is the matter of another check. */
    @FunctionalInterface
    private interface Meanwhile {
        boolean happens(PriceBoard.Item left, PriceBoard.Item right) throws Exception;
    }

    /** What is to be seen when a change that was held has come back. */
    @FunctionalInterface
    private interface Afterwards {
        void see(SlowChange slow) throws Exception;
    }

    /** Holds a change of two prices at the first, the second ... time that it looks up one of the two. */
    private void atEachLookUp(Meanwhile meanwhile, Afterwards afterwards) throws Exception {
        for (int lookUp = 1; lookUp <= LOOK_UPS; lookUp++) {
            try (var slow = new SlowChange(lookUp)) {
                board.change(Map.of(slow.left, 1, slow.right, 1));
                var writer = Call.of(() -> {
                    slow.writer = Thread.currentThread();
                    board.change(slow.news);
                });
                boolean goesOn = writer.reaches(slow.latch) && meanwhile.happens(slow.left, slow.right);
                slow.latch.open();
                writer.end("a change does not come back");
                afterwards.see(slow);
                if (!goesOn) {
                    return; // it looks up no more often than that, or somebody waits
                }
            }
        }
    }

    private void costs(PriceBoard.Item item, int price, String what) {
        var there = all().get(item);
        assertEquals(price, there, what + ", and the board says " + item + " costs " + there);
    }

    private Map<PriceBoard.Item, Integer> all() {
        var all = board.all();
        assertNotNull(all, "all() returned null: hand out a map");
        return all;
    }

    /** Two prices, and the thread that changes them and is held once. */
    private static final class SlowChange implements AutoCloseable {
        private final PriceBoard.Item left = new PriceBoard.Item("left", this::lookedUp);
        private final PriceBoard.Item right = new PriceBoard.Item("right", this::lookedUp);
        private final Map<PriceBoard.Item, Integer> news = Map.of(left, 2, right, 2);
        private final Latch latch = new Latch();
        private final int lookUp;
        private volatile Thread writer;
        private int lookUps;

        SlowChange(int lookUp) {
            this.lookUp = lookUp;
        }

        private void lookedUp() {
            if (Thread.currentThread() == writer && ++lookUps == lookUp) {
                latch.hold();
            }
        }

        @Override
        public void close() {
            latch.open();
        }
    }
}
