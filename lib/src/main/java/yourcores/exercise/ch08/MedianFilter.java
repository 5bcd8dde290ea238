package yourcores.exercise.ch08;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** A filter that many threads use at the same time. */
@Exercise(
        id = "08b",
        title = "your own filter on all threads",
        minutes = 10,
        hints = {
            "There is one object of your class, and many threads are in its method at the same time. What do they"
                    + " share?",
            "Read \"Tiles for threads\" again: each byte is written by one thread. A field belongs to the object, so all"
                    + " threads write into the same nine places. A local variable belongs to the call.",
            "Make the array inside at(...): var around = new int[9]. Then nothing is left to be shared."
        },
        checks = MedianFilterChecks.class)
public interface MedianFilter {

    /**
     * The median of the three times three pixels around this one; outside the picture the nearest pixel stands in. Many
     * threads call this at the same time, and none waits for another.
     */
    int at(Picture picture, int x, int y);

    /** A grey picture that can only be read. */
    interface Picture {
        int width();

        int height();

        /**
         * The grey value of a pixel, 0 to 255.
         *
         * @throws IndexOutOfBoundsException outside the picture
         */
        int grey(int x, int y);
    }
}

@Checks
final class MedianFilterChecks {
    private static final int FIRST_READ = 1;
    private static final int LAST_READ = 9;

    private final MedianFilter filter;

    MedianFilterChecks(MedianFilter filter) {
        this.filter = filter;
    }

    @Test
    @Order(1)
    @DisplayName("every pixel of a picture, the edge too")
    void everyPixel() {
        var picture = Watched.grains(1971);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int expected = median(picture, x, y);
                assertEquals(
                        expected,
                        filter.at(picture, x, y),
                        "the median around row " + y + ", column " + x + " of grains");
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("another thread comes in between")
    void inBetween() throws Exception {
        var both = new TwoCalls(LAST_READ);
        assertEquals(200, both.second, "all pixels are 200, and a thread that came in between got another median");
        assertEquals(
                10,
                both.first,
                "all pixels are 10; another thread came in between, and its pixels got in with yours: what do calls"
                        + " share?");
    }

    @Test
    @Order(3)
    @DisplayName("two threads are inside at the same time")
    void atTheSameTime() throws Exception {
        var both = new TwoCalls(FIRST_READ);
        assertTrue(
                both.secondPassed,
                "one thread waits outside while another one is in your method: share nothing, and you need no lock");
    }

    @Test
    @Order(4)
    @DisplayName("nothing of a call stays in a field")
    void keepsNothing() throws IllegalAccessException {
        filter.at(Watched.flat(10, () -> {}), 2, 2);
        var first = KeptFields.of(filter);
        filter.at(Watched.flat(200, () -> {}), 2, 2);
        first.changedIn(KeptFields.of(filter)).ifPresent(field -> {
            fail("your class keeps something of a call in its field " + field + ", and many threads call it at the same"
                    + " time: keep it in a local variable");
        });
    }

    /** A call for pixels of 10, in the middle of which another thread makes a call for pixels of 200. */
    private final class TwoCalls {
        final int first;
        int second;
        boolean secondPassed;

        private final int atRead;
        private int reads;
        private Call call;

        TwoCalls(int atRead) throws Exception {
            this.atRead = atRead;
            first = filter.at(Watched.flat(10, this::read), 2, 2);
            if (call == null) { // it reads less, which is the matter of another check
                begin();
            }
            call.end("the first call is over, and the second does not come back");
        }

        private void read() {
            if (++reads == atRead) {
                begin();
                secondPassed = call.comesBackMeanwhile();
            }
        }

        private void begin() {
            call = Call.of(() -> second = filter.at(Watched.flat(200, () -> {}), 2, 2));
        }
    }

    private static int median(Watched picture, int x, int y) {
        var around = new int[9];
        for (int i = 0; i < 9; i++) {
            around[i] = picture.rows()[Math.clamp(y + i / 3 - 1, 0, picture.height() - 1)][
                    Math.clamp(x + i % 3 - 1, 0, picture.width() - 1)];
        }
        Arrays.sort(around);
        return around[4];
    }

    /** A picture of flat grey or of grains, which tells somebody each time that a pixel is read. */
    private record Watched(int[][] rows, Runnable read) implements MedianFilter.Picture {

        static Watched grains(long seed) {
            var grains = new Random(seed);
            var rows = new int[9][12];
            for (var row : rows) {
                Arrays.setAll(row, x -> grains.nextInt(256));
            }
            return new Watched(rows, () -> {});
        }

        static Watched flat(int grey, Runnable read) {
            var rows = new int[5][5];
            for (var row : rows) {
                Arrays.fill(row, grey);
            }
            return new Watched(rows, read);
        }

        @Override
        public int width() {
            return rows[0].length;
        }

        @Override
        public int height() {
            return rows.length;
        }

        @Override
        public int grey(int x, int y) {
            read.run();
            return rows[y][x];
        }
    }
}
