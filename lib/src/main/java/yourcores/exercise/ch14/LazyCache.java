package yourcores.exercise.ch14;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

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
    String get(String name, Function<String, String> load) throws Exception;
}

@Checks
final class LazyCacheChecks {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final LazyCache cache;

    LazyCacheChecks(LazyCache cache) {
        this.cache = cache;
    }

    @Test
    @Order(1)
    @DisplayName("one asks after the other")
    void oneAfterTheOther() throws Exception {
        var loads = new AtomicInteger();
        Function<String, String> load = name -> "photo of " + name + ", load " + loads.incrementAndGet();
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
        assertTrue(
                both.loads.get() == 1, "two threads asked for one photo and both loaded it: look and put in one step");
        assertTrue(both.first.equals(both.second), "both who asked for one photo get the same one");
    }

    @Test
    @Order(3)
    @DisplayName("two ask for different ones at the same time")
    void differentNames() throws Exception {
        int number = NAMES.incrementAndGet();
        var both = new TwoAsk("Aa " + number, "BB " + number); // of one hash: in one bin of any map
        assertTrue(
                both.loads.get() < 2 || both.secondPassed, // who does not load is the matter of another check
                "a photo was not loaded beside another: do not hold one lock for all names, nor load inside a step of"
                        + " the map");
    }

    /** The answer may be checked more than once: what it has seen it keeps. */
    private static String newName(String name) {
        return name + " " + NAMES.incrementAndGet();
    }

    /** Somebody asks for a photo; while it is loaded, somebody else asks for one. */
    private final class TwoAsk {
        final AtomicInteger loads = new AtomicInteger();
        final String first;
        volatile String second = "";
        volatile boolean secondPassed;

        private final String otherName;
        private volatile Call other;

        TwoAsk(String name, String otherName) throws Exception {
            this.otherName = otherName;
            first = cache.get(name, this::load);
            if (other != null) {
                other.end("a photo is loaded, and who asked for one beside it does not get it");
            }
        }

        private String load(String name) {
            int load = loads.incrementAndGet();
            if (load == 1) {
                other = Call.of(() -> second = cache.get(otherName, this::load));
                secondPassed = other.comesBackMeanwhile();
            }
            return "photo of " + name + ", load " + load;
        }
    }
}
