package yourcores.exercise.ch17;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Places the counters of workers in one array, each on a cache line of its own. */
@Exercise(
        id = "17c",
        title = "a line of its own",
        minutes = 10,
        hints = {
            "Two places of an array lie on one line if they are less than a line apart, at least when the line happens to"
                    + " begin between no two of them. How far apart do two of your counters lie?",
            "Read \"Limit: two counters on one line\" again: what did the distance change there? Then think of what lies"
                    + " before the first place (the array's length, which every access reads) and behind the last one.",
            "Leave a whole line free in front, one behind, and have the counters a line apart: place (worker + 1) * line,"
                    + " length (workers + 1) * line."
        },
        checks = CounterPlacesChecks.class)
public interface CounterPlaces {

    /**
     * How long the array has to be: at most two lines for each worker, and four more.
     *
     * @param workers one or more
     * @param line how many places of the array fill a cache line; where in the array a line begins nobody knows
     */
    int length(int workers, int line);

    /** The place of a worker's counter. Nothing that other threads use may lie on its line. */
    int place(int worker, int line);
}

@Checks
final class CounterPlacesChecks {
    private static final int[] LINES = {8, 16, 32};
    private static final int[] WORKERS = {1, 2, 3, 8, 64};
    private static final int WASTE = 2;

    private final CounterPlaces places;

    CounterPlacesChecks(CounterPlaces places) {
        this.places = places;
    }

    @Test
    @Order(1)
    @DisplayName("each worker has a place of its own in the array")
    void inside() {
        each((workers, line, at) -> {
            var seen = new HashSet<Integer>();
            for (int worker = 0; worker < workers; worker++) {
                int length = places.length(workers, line);
                assertTrue(
                        at[worker] >= 0 && at[worker] < length,
                        words(workers, line) + "worker " + worker + " counts at place " + at[worker]
                                + " of an array of " + length + " places: that is outside");
                assertTrue(
                        seen.add(at[worker]),
                        words(workers, line) + "two workers count at place " + at[worker] + ": each needs its own");
            }
        });
    }

    @Test
    @Order(2)
    @DisplayName("no two on one line")
    void apart() {
        each((workers, line, at) -> {
            for (int one = 0; one < workers; one++) {
                for (int other = 0; other < one; other++) {
                    int apart = Math.abs(at[one] - at[other]);
                    assertTrue(
                            apart == 0 || apart >= line, // the same place is the matter of another check
                            words(workers, line) + "workers " + other + " and " + one + " count at places " + at[other]
                                    + " and " + at[one] + ", which can lie on one line");
                }
            }
        });
    }

    @Test
    @Order(3)
    @DisplayName("none on the line of the array's length")
    void fromTheStart() {
        each((workers, line, at) -> {
            int first = IntStream.of(at).min().orElseThrow();
            assertTrue(
                    first < 0 || first >= line - 1, // the length lies in the 8 bytes right before place 0
                    words(workers, line) + "a worker counts at place " + first
                            + ": in front of place 0 lies the length of"
                            + " the array, which every access of the others reads too; keep a line away from it");
        });
    }

    @Test
    @Order(4)
    @DisplayName("none on the line of what lies behind the array")
    void fromTheEnd() {
        each((workers, line, at) -> {
            int last = IntStream.of(at).max().orElseThrow();
            int length = places.length(workers, line);
            assertTrue(
                    last >= length || length - last >= line, // outside is the matter of another check
                    words(workers, line) + "a worker counts at place " + last + " of an array of " + length
                            + " places: behind it the next object begins, perhaps on the same line");
        });
    }

    @Test
    @Order(5)
    @DisplayName("no more memory than that takes")
    void thrifty() {
        each((workers, line, at) -> {
            int length = places.length(workers, line);
            assertTrue(
                    length <= WASTE * (workers + 2) * line,
                    words(workers, line) + "the array has " + length
                            + " places: two lines for each worker, and four more, are enough");
        });
    }

    /** What is asked of the places that an answer gives. */
    @FunctionalInterface
    private interface Wish {
        void of(int workers, int line, int[] places);
    }

    private void each(Wish wish) {
        for (int line : LINES) {
            for (int workers : WORKERS) {
                wish.of(
                        workers,
                        line,
                        IntStream.range(0, workers)
                                .map(worker -> places.place(worker, line))
                                .toArray());
            }
        }
    }

    private static String words(int workers, int line) {
        return workers + (workers == 1 ? " worker" : " workers") + ", a line holds " + line + " places: ";
    }
}
