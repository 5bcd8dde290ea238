package yourcores.exercise.ch14;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;
import yourcores.exercise.Together;

/** Keeps what was loaded once, for all who ask later. */
@Exercise(
        id = "14b",
        title = "the lazy cache",
        minutes = 10,
        hints = {
            "Two threads ask for the same photo at the same time. Both look into the map before either has put"
                    + " something in.",
            "Looking and putting must be one step, and a short one, for others wait for its end. Read \"Check, then"
                    + " act\" and \"Ann's telephone rings\" again: what can you put in at once, though the photo is"
                    + " not there yet?",
            "Put a FutureTask in, by putIfAbsent. Who has put it runs it, outside the map; all others find it there, and"
                    + " get() waits for its photo."
        },
        checks = LazyCacheChecks.class)
public interface LazyCache {

    /**
     * What {@code load} makes of the name. It is called at most once a name, however many threads ask, and only if
     * somebody asks; a load of one name does not wait for the load of another, whatever the two are called.
     */
    String get(Name name, Function<Name, String> load) throws Exception;

    /** A name to ask for; equal and ordered as its text is. */
    final class Name implements Comparable<Name> {
        private final String text;
        private final Runnable lookedUp;

        /** A name of this text. */
        public Name(String text) {
            this(text, () -> {});
        }

        Name(String text, Runnable lookedUp) {
            this.text = text;
            this.lookedUp = lookedUp;
        }

        /** Asked for by every hash map that looks the name up. */
        @Override
        public int hashCode() {
            lookedUp.run();
            return text.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Name name && text.equals(name.text);
        }

        /** Asked for by every sorted map. */
        @Override
        public int compareTo(Name other) {
            lookedUp.run();
            return text.compareTo(other.text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

@Checks
final class LazyCacheChecks {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final int LOOK_UPS = 8;
    private static final int ROUNDS = 200;
    private static final int PHOTOS = 50;
    private static final String BOTH_LOADED =
            "two threads asked for one photo and both loaded it: look and put in one step";

    private final LazyCache cache;

    LazyCacheChecks(LazyCache cache) {
        this.cache = cache;
    }

    @Test
    @Order(1)
    @DisplayName("one asks after the other")
    void oneAfterTheOther() throws Exception {
        var loads = new AtomicInteger();
        Function<LazyCache.Name, String> load = name -> "photo of " + name + ", load " + loads.incrementAndGet();
        var sea = newName("sea");
        var hill = newName("hill");
        assertEquals("photo of " + sea + ", load 1", cache.get(sea, load), "the first to ask gets what load makes");
        assertEquals("photo of " + sea + ", load 1", cache.get(sea, load), "the second to ask gets the same");
        assertEquals("photo of " + hill + ", load 2", cache.get(hill, load), "another name, another photo");
    }

    @Test
    @Order(2)
    @DisplayName("two ask for the same at the same time")
    void sameName() throws Exception {
        var sea = newName("sea");
        var both = new TwoAsk(sea, sea);
        assertTrue(both.loads.get() > 0, "nobody loaded the photo");
        assertTrue(both.loads.get() == 1, BOTH_LOADED);
        assertTrue(both.first.equals(both.second), "both who asked for one photo get the same one");
        boolean comesIn = true;
        for (int lookUp = 2; lookUp <= LOOK_UPS && comesIn; lookUp++) {
            comesIn = new BetweenTwoCalls(lookUp).comesIn();
        }
        Repeated.run(ROUNDS, this::manyTogether);
    }

    /** For maps that ask a name for nothing, or under a lock of their own: four ask for one photo after the other. */
    private void manyTogether() throws Exception {
        var names = Stream.generate(() -> newName("hill")).limit(PHOTOS).toList();
        var loads = new AtomicInteger();
        Together.run(4, _ -> {
            for (var name : names) {
                if (Thread.interrupted()) {
                    return;
                }
                cache.get(name, each -> "photo of " + each + ", load " + loads.incrementAndGet());
            }
        });
        assertTrue(loads.get() <= PHOTOS, BOTH_LOADED);
    }

    @Test
    @Order(3)
    @DisplayName("two ask for different ones at the same time")
    void differentNames() throws Exception {
        int number = NAMES.incrementAndGet();
        var both = new TwoAsk(
                new LazyCache.Name("Aa " + number),
                new LazyCache.Name("BB " + number)); // of one hash: in one bin of any map
        assertTrue(
                both.loads.get() < 2 || both.secondPassed, // who does not load is the matter of another check
                "a photo was not loaded beside another: do not hold one lock for all names, nor load inside a step of"
                        + " the map, nor on a pool that may be full");
    }

    /** The answer may be checked more than once: what it has seen it keeps. */
    private static LazyCache.Name newName(String name) {
        return new LazyCache.Name(name + " " + NAMES.incrementAndGet());
    }

    /** Asks before a look-up of somebody who asks, or waits, where a lock keeps them apart. */
    private final class BetweenTwoCalls {
        private final int lookUp;
        private final Thread first = Thread.currentThread();
        private final AtomicInteger loads = new AtomicInteger();
        private final LazyCache.Name name;
        private int lookUps;
        private Call other;

        /** @param lookUp 2 is the one after which the first to ask has looked once */
        BetweenTwoCalls(int lookUp) {
            this.lookUp = lookUp;
            int less = 1_000_000 - NAMES.incrementAndGet(); // a sorted map finds its place by few comparisons
            name = new LazyCache.Name("lake " + less, this::lookedUp);
        }

        private void lookedUp() {
            if (Thread.currentThread() == first && ++lookUps == lookUp) {
                other = Call.of(() -> cache.get(name, this::load));
                other.comesBackMeanwhile();
            }
        }

        private String load(LazyCache.Name name) {
            return "photo of " + name + ", load " + loads.incrementAndGet();
        }

        /** Whether there were so many look-ups. */
        boolean comesIn() throws Exception {
            cache.get(name, this::load);
            if (other == null) {
                return false;
            }
            other.end("a photo is there, and who asked for it does not get it");
            assertTrue(loads.get() == 1, BOTH_LOADED);
            return true;
        }
    }

    /** Somebody asks for a photo; while it is loaded, somebody else asks for one. */
    private final class TwoAsk {
        final AtomicInteger loads = new AtomicInteger();
        final String first;
        volatile String second = "";
        volatile boolean secondPassed;

        private final LazyCache.Name otherName;
        private volatile Call other;

        TwoAsk(LazyCache.Name name, LazyCache.Name otherName) throws Exception {
            this.otherName = otherName;
            first = cache.get(name, this::load);
            if (other != null) {
                other.end("a photo is loaded, and who asked for one beside it does not get it");
            }
        }

        private String load(LazyCache.Name name) {
            int load = loads.incrementAndGet();
            if (load == 1) {
                other = Call.of(() -> second = cache.get(otherName, this::load));
                secondPassed = other.comesBackMeanwhile();
            }
            return "photo of " + name + ", load " + load;
        }
    }
}
