package yourcores.exercise.ch14;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Together;

/** Keeps what was loaded once, for all who ask later. */
@Exercise(
        id = "14b",
        title = "the lazy cache",
        minutes = 10,
        hints = {
            "Two threads ask for the same photo at the same time. Both look into the map before either has put"
                    + " something in.",
            "Looking and putting must be one step, and a short one, for others wait for its end. Read \"A step that"
                    + " takes long\" again: what can you put in at once, though the photo is not there yet?",
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
    private static final long A_MOMENT = TimeUnit.MILLISECONDS.toNanos(60);

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
        for (int round = 0; round < 3; round++) {
            var name = newName("sea");
            var loading = new InFlight();
            var photos = new String[2];
            Together.run(2, who -> photos[who] = cache.get(name, slow(loading, 2)));
            assertTrue(
                    loading.entered() <= 1,
                    "two threads asked for one photo and both loaded it: look and put in one step");
            assertEquals(1, loading.entered(), "nobody loaded the photo; loads");
            assertTrue(
                    photos[0] != null && photos[0].equals(photos[1]), "both who asked for one photo get the same one");
        }
    }

    @Test
    @Order(3)
    @DisplayName("two ask for different ones at the same time")
    void differentNames() throws Exception {
        int most = 0;
        for (int round = 0; round < 8 && most < 2; round++) {
            int number = NAMES.incrementAndGet();
            var names = new String[] {"Aa " + number, "BB " + number}; // of one hash: in one bin of any map
            var loading = new InFlight();
            Together.run(2, who -> cache.get(names[who], slow(loading, 2)));
            most = loading.most();
        }
        assertTrue(
                most >= 2,
                "one photo was never loaded beside another: do not hold one lock for all names, nor load inside a step"
                        + " of the map");
    }

    /** A load during which another one can be seen. */
    private static Function<String, String> slow(InFlight loading, int expected) {
        return name -> {
            try (var inside = loading.enter()) {
                long deadline = System.nanoTime() + A_MOMENT;
                while (loading.most() < expected && System.nanoTime() < deadline) {
                    TimeUnit.MICROSECONDS.sleep(200);
                }
                return "photo of " + name;
            } catch (InterruptedException stop) {
                throw new IllegalStateException("the load was interrupted", stop);
            }
        };
    }

    /** The answer may be checked more than once: what it has seen it keeps. */
    private static String newName(String name) {
        return name + " " + NAMES.incrementAndGet();
    }
}
