package yourcores.exercise.ch09;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Counts the dark pixels of many photos on a thread that others want, too. */
@Exercise(
        id = "09b",
        title = "where to yield",
        minutes = 10,
        hints = {
            "Between two calls of pass() nobody else gets anything done. What is the longest stretch without one?",
            "Read \"Computing gains nothing\" again: a turn of trial is measured in work, in so many divisions, and not in"
                    + " numbers that are done.",
            "int since = 0, declared before both loops; after each look if (++since == 100) { gallery.pass(); since = 0; },"
                    + " and no other call of pass()."
        },
        checks = PoliteCountChecks.class)
public interface PoliteCount {

    /** Photos, large and small ones. To look at a pixel is the work. */
    interface Gallery {
        int photos();

        /** How many pixels a photo has; photos count from 0, and so do pixels. */
        int pixels(int photo);

        boolean isDark(int photo, int pixel);

        /** Lets the others have a turn. */
        void pass();
    }

    /**
     * How many pixels are dark. The others never wait for more than a hundred looks; between two turns of theirs are at
     * least fifty, because a turn has its price.
     */
    int dark(Gallery gallery);
}

@Checks
final class PoliteCountChecks {
    private static final int MOST = 100;
    private static final int LEAST = 50;
    private static final int LARGE = 1_000;
    private static final int SMALL = 30;

    private final PoliteCount answer;

    PoliteCountChecks(PoliteCount answer) {
        this.answer = answer;
    }

    /** Counts looks and passes. */
    private static final class Watched implements PoliteCount.Gallery {
        private final int[] sizes;
        private int looks;
        private int since;
        private int longest;
        private int longestPhoto;
        private int passes;
        private int hasty;
        private int shortest = Integer.MAX_VALUE;

        Watched(int... sizes) {
            this.sizes = sizes;
        }

        @Override
        public int photos() {
            return sizes.length;
        }

        @Override
        public int pixels(int photo) {
            return sizes[photo];
        }

        @Override
        public boolean isDark(int photo, int pixel) {
            if (pixel < 0 || pixel >= sizes[photo]) {
                throw new IndexOutOfBoundsException(
                        "photo " + photo + " has " + sizes[photo] + " pixels, and no pixel " + pixel);
            }
            looks++;
            if (++since > longest) {
                longest = since;
                longestPhoto = sizes[photo];
            }
            return dark(photo, pixel);
        }

        private static boolean dark(int photo, int pixel) {
            return (7 * photo + pixel) % 3 == 0;
        }

        @Override
        public void pass() {
            if (passes++ > 0 && since < LEAST) {
                hasty++;
                shortest = Math.min(shortest, since);
            }
            since = 0;
        }

        int dark() {
            int dark = 0;
            for (int photo = 0; photo < sizes.length; photo++) {
                for (int pixel = 0; pixel < sizes[photo]; pixel++) {
                    dark += dark(photo, pixel) ? 1 : 0;
                }
            }
            return dark;
        }
    }

    @Test
    @Order(1)
    @DisplayName("the count is right")
    void counts() {
        for (var gallery : new Watched[] {
            new Watched(LARGE), new Watched(SMALL, 1, 0, SMALL + 1), new Watched(MOST, MOST + 1, 1), new Watched()
        }) {
            int all = gallery.dark();
            int said = answer.dark(gallery);
            assertEquals(
                    all,
                    said,
                    () -> "of " + total(gallery) + " pixels " + all + " are dark, you say " + said + ", after "
                            + gallery.looks + " looks");
        }
    }

    private static int total(Watched gallery) {
        int total = 0;
        for (int size : gallery.sizes) {
            total += size;
        }
        return total;
    }

    @Test
    @Order(2)
    @DisplayName("a large photo keeps nobody waiting")
    void large() {
        assertPolite(new Watched(LARGE, LARGE));
    }

    @Test
    @Order(3)
    @DisplayName("many small photos do not, either")
    void small() {
        assertPolite(manySmall());
    }

    private static Watched manySmall() {
        var sizes = new int[50];
        Arrays.fill(sizes, SMALL);
        return new Watched(sizes);
    }

    private void assertPolite(Watched gallery) {
        answer.dark(gallery);
        assertTrue(
                gallery.longest <= MOST,
                () -> "in photos of " + gallery.longestPhoto + " pixels the others waited for " + gallery.longest
                        + " looks in a row, a hundred at most: count looks, whichever photo they belong to");
    }

    @Test
    @Order(4)
    @DisplayName("a turn is worth its price")
    void notTooOften() {
        for (var gallery :
                new Watched[] {new Watched(LARGE), new Watched(SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL)}) {
            answer.dark(gallery);
            assertEquals(
                    0,
                    gallery.hasty,
                    () -> "between two calls of pass() were only " + gallery.shortest
                            + " looks: fifty at least, for a turn has its price");
        }
    }

    @Test
    @Order(5)
    @DisplayName("both hold where large and small photos are mixed")
    void mixed() {
        if (!keepsTheRules(new Watched(LARGE, LARGE)) || !keepsTheRules(manySmall())) {
            return; // the matter of other checks
        }
        var random = new SplittableRandom(9);
        var gallery = new Watched(IntStream.concat(IntStream.of(70, 150, 170), random.ints(60, 0, 250))
                .toArray());
        answer.dark(gallery);
        assertTrue(
                gallery.longest <= MOST,
                () -> "where photos of 0 to 250 pixels come in any order, the others waited for " + gallery.longest
                        + " looks in a row, a hundred at most: one count for all photos, large or small");
        assertEquals(
                0,
                gallery.hasty,
                () -> "where photos of 0 to 250 pixels come in any order, between two calls of pass() were only "
                        + gallery.shortest + " looks: fifty at least, one count for all photos, large or small");
    }

    private boolean keepsTheRules(Watched gallery) {
        answer.dark(gallery);
        return gallery.longest <= MOST && gallery.hasty == 0;
    }
}
