package yourcores.exercise.ch08;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.InFlight;
import yourcores.exercise.Together;

/** A filter that many threads use at the same time. */
@Exercise(
        id = "08b",
        title = "your own filter on all threads",
        minutes = 10,
        hints = {
            "There is one object of your class, and many threads are in its method at the same time. What do they"
                    + " share?",
            "A field belongs to the object, so all threads write into the same nine places. A local variable belongs"
                    + " to the call.",
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

/** A picture of flat grey or of grains, which tells somebody each time that a pixel is read. */
record Watched(int[][] rows, Runnable read) implements MedianFilter.Picture {

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

/** Lets a thread stop in the middle of its reading, until another one has come and gone, or a moment is over. */
final class Pause {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LAST_READ = 9;

    private int reads;
    private boolean here;
    private boolean gone;

    synchronized void read() {
        if (++reads != LAST_READ) {
            return;
        }
        here = true;
        notifyAll();
        await(() -> gone);
    }

    synchronized void awaitReader() {
        await(() -> here);
    }

    synchronized void gone() {
        gone = true;
        notifyAll();
    }

    private void await(BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            for (long left = PATIENCE_NANOS; !done.getAsBoolean() && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

@Checks
final class MedianFilterChecks {
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
        var pause = new Pause();
        var medians = new int[2];
        Together.run(2, thread -> {
            if (thread == 0) {
                medians[0] = filter.at(Watched.flat(10, pause::read), 2, 2);
            } else {
                pause.awaitReader();
                medians[1] = filter.at(Watched.flat(200, () -> {}), 2, 2);
                pause.gone();
            }
        });
        assertEquals(200, medians[1], "all pixels are 200, and a thread that came in between got another median");
        assertEquals(
                10,
                medians[0],
                "all pixels are 10; another thread came in between, and its pixels got in with yours: what do calls"
                        + " share?");
    }

    @Test
    @Order(3)
    @DisplayName("two threads are inside at the same time")
    void atTheSameTime() throws Exception {
        var inside = new InFlight();
        Together.run(2, thread -> filter.at(Watched.flat(50, once(inside)), 2, 2));
        assertTrue(
                inside.most() >= 2,
                "one thread waits outside while another one is in your method: share nothing, and you need no lock");
    }

    /** At its first read a thread waits inside the answer's method until the other is inside, too. */
    private static Runnable once(InFlight inside) {
        var first = new boolean[] {true};
        return () -> {
            if (first[0]) {
                first[0] = false;
                try (var here = inside.enter()) {
                    inside.meet(2);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        };
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
}
