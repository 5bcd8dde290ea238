package yourcores.exercise.ch08;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.exercise.Repeated;
import yourcores.exercise.Together;

/** Blurs one tile of a picture, so that nobody sees where the tiles were cut. */
@Exercise(
        id = "08a",
        title = "no seams",
        minutes = 10,
        hints = {
            "Take a pixel in the last column of a tile. Which pixels lie around it, and to which tile do they belong?",
            "Read \"What a tile must see\" again. A tile says where to write. What may be read is the whole picture:"
                    + " only at the picture's own edge there is nothing beyond.",
            "Clamp y + dy to 0 and picture.length - 1, and x + dx to 0 and picture[0].length - 1."
        },
        checks = TileBlurChecks.class)
public interface TileBlur {

    /**
     * Writes the mean of the three times three pixels around each pixel of the tile, rounded down; outside the picture
     * the nearest pixel stands in. Many threads call this at the same time, each for another tile.
     *
     * @param picture grey values 0 to 255, {@code picture[y][x]}; read only
     * @param result of the same size; only the tile is written
     * @param left first column of the tile
     * @param top first row of the tile
     * @param right the column after its last
     * @param bottom the row after its last
     */
    void blur(int[][] picture, int[][] result, int left, int top, int right, int bottom);
}

@Checks
final class TileBlurChecks {
    private static final int UNTOUCHED = -1;
    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;
    private static final int TILE = 8;

    private final TileBlur answer;

    TileBlurChecks(TileBlur answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("a picture of one tile")
    void oneTile() {
        var picture = picture(2018);
        var result = empty();
        answer.blur(picture, result, 0, 0, WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(
                        mean(picture, x, y),
                        result[y][x],
                        "the whole picture is the tile; the mean around row " + y + ", column " + x);
            }
        }
    }

    @Test
    @Order(2)
    @DisplayName("a tile among others")
    void noSeam() {
        var picture = picture(2019);
        var result = empty();
        tiles((left, top) -> answer.blur(picture, result, left, top, left + TILE, top + TILE));
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(
                        mean(picture, x, y),
                        result[y][x],
                        "tile by tile, row " + y + ", column " + x
                                + ": at the edge of a tile the pixels beyond it count, too");
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("only the tile is written, the source stays as it is")
    void writesItsTile() {
        var picture = picture(2020);
        var before = Arrays.stream(picture).map(int[]::clone).toArray(int[][]::new);
        var result = empty();
        answer.blur(picture, result, TILE, 0, 2 * TILE, TILE);
        assertArrayEquals(before, picture, "the source was changed, and other tiles still read it");
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= TILE && x < 2 * TILE && y < TILE;
                if (!inside) {
                    assertEquals(
                            UNTOUCHED,
                            result[y][x],
                            "row " + y + ", column " + x + " belongs to another tile, and was written");
                }
            }
        }
    }

    @Test
    @Order(4)
    @DisplayName("tiles on several threads")
    void together() throws Exception {
        expectNothingKept();
        Repeated.run(10, () -> {
            var picture = picture(2021);
            var expected = empty();
            tiles((left, top) -> answer.blur(picture, expected, left, top, left + TILE, top + TILE));
            var result = empty();
            Together.run(3, thread -> {
                for (int top = 0; top < HEIGHT; top += TILE) {
                    answer.blur(picture, result, thread * TILE, top, (thread + 1) * TILE, top + TILE);
                }
            });
            assertArrayEquals(
                    expected,
                    result,
                    "three threads blur at the same time, and it comes out otherwise than one after the other: keep"
                            + " what a call works with in local variables");
        });
    }

    private void expectNothingKept() throws IllegalAccessException {
        answer.blur(picture(2022), empty(), 0, 0, WIDTH, HEIGHT);
        var first = KeptFields.of(answer);
        answer.blur(picture(2023), empty(), 0, 0, WIDTH, HEIGHT);
        first.changedIn(KeptFields.of(answer)).ifPresent(field -> {
            fail("your class keeps something of a call in its field " + field + ", and many threads call it at the same"
                    + " time: keep what a call works with in local variables");
        });
    }

    private interface At {
        void tile(int left, int top);
    }

    private static void tiles(At at) {
        for (int top = 0; top < HEIGHT; top += TILE) {
            for (int left = 0; left < WIDTH; left += TILE) {
                at.tile(left, top);
            }
        }
    }

    private static int mean(int[][] picture, int x, int y) {
        int sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                sum += picture[Math.clamp(y + dy, 0, HEIGHT - 1)][Math.clamp(x + dx, 0, WIDTH - 1)];
            }
        }
        return sum / 9;
    }

    private static int[][] picture(long seed) {
        var grains = new Random(seed);
        var picture = new int[HEIGHT][WIDTH];
        for (var row : picture) {
            Arrays.setAll(row, x -> grains.nextInt(256));
        }
        return picture;
    }

    private static int[][] empty() {
        var result = new int[HEIGHT][WIDTH];
        for (var row : result) {
            Arrays.fill(row, UNTOUCHED);
        }
        return result;
    }
}
