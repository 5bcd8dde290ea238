package yourcores.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Grey pictures, their tiles, and filters, which give the same bytes however a picture is cut. */
class FiltersTest {
    private static final int WIDTH = 41;
    private static final int HEIGHT = 29;

    private final Pixels grains = grains(WIDTH, HEIGHT);

    private final Map<String, Filter> filters = Map.of(
            "threshold", Filters.threshold(127),
            "adaptive, mean", Filters.adaptiveMean(5, 3),
            "adaptive, Gauss", Filters.adaptiveGauss(5, 3),
            "blur", Filters.blurGauss(7));

    @Test
    void tilesCoverAllAndNothingTwice() {
        for (int size : new int[] {1, 7, 29, 64}) {
            var covered = grains.blank();
            for (var tile : Tile.cut(grains, size)) {
                for (int y = tile.top(); y < tile.bottom(); y++) {
                    for (int x = tile.left(); x < tile.right(); x++) {
                        covered.set(x, y, covered.at(x, y) + 1);
                    }
                }
            }
            var once = new byte[WIDTH * HEIGHT];
            Arrays.fill(once, (byte) 1);
            assertArrayEquals(once, covered.bytes(), "tiles of " + size);
        }
    }

    @Test
    void tilesInAnyOrderAreWhatTheWholeWouldBe() {
        filters.forEach((name, filter) -> {
            var whole = grains.blank();
            filter.fill(grains, whole, Tile.of(grains));
            for (int size : new int[] {3, 8, 16}) {
                var tiled = grains.blank();
                var tiles = new ArrayList<>(Tile.cut(grains, size));
                Collections.shuffle(tiles, new Random(size));
                tiles.forEach(tile -> filter.fill(grains, tiled, tile));
                assertEquals(0, whole.differing(tiled), name + ", tiles of " + size);
            }
        });
    }

    @Test
    void aTileThatSeesNothingAroundItDiffersAtItsEdge() {
        var filter = filters.get("blur");
        var whole = grains.blank();
        filter.fill(grains, whole, Tile.of(grains));
        var alone = grains.blank();
        for (var tile : Tile.cut(grains, 16)) {
            var part = grains.part(tile);
            var done = part.blank();
            filter.fill(part, done, Tile.of(part));
            alone.paste(done, tile);
        }
        assertEquals(true, whole.differing(alone) > WIDTH, whole.differing(alone) + " pixels");
        assertThrows(
                IllegalArgumentException.class,
                () -> alone.paste(grains.part(new Tile(0, 0, 9, 8)), new Tile(0, 0, 8, 8)));
        var white = whole.difference(alone);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertEquals(whole.at(x, y) == alone.at(x, y) ? 0 : 255, white.at(x, y));
            }
        }
    }

    @Test
    void averagesAreThoseOfTheDefinition() {
        var average = Average.mean(2).of(grains, Tile.of(grains));
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double sum = 0;
                for (int i = 0; i < 25; i++) {
                    sum += grains.at(x + i % 5 - 2, y + i / 5 - 2);
                }
                assertEquals(sum / 25, average[y * WIDTH + x], 1e-3);
            }
        }
        float[] bell = Average.gauss(6).weights();
        double sum = 0;
        for (int i = 0; i < bell.length; i++) {
            sum += bell[i];
            assertEquals(bell[i], bell[bell.length - 1 - i]);
            assertEquals(true, i == 0 || i > 6 || bell[i] > bell[i - 1]);
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void whatIsBrighterThanItsSurroundingsIsWhite() {
        var step = Pixels.blank(8, 1);
        for (int x = 4; x < 8; x++) {
            step.set(x, 0, 200);
        }
        var drawn = step.blank();
        filters.get("threshold").fill(step, drawn, Tile.of(step));
        assertArrayEquals(new byte[] {0, 0, 0, 0, -1, -1, -1, -1}, drawn.bytes());
        Filters.adaptiveMean(1, 3).fill(step, drawn, Tile.of(step));
        assertArrayEquals(new byte[] {-1, -1, -1, 0, -1, -1, -1, -1}, drawn.bytes());
    }

    @Test
    void beyondTheEdgeTheNearestPixelStandsIn() {
        assertEquals(grains.at(0, 0), grains.at(-3, -1));
        assertEquals(grains.at(WIDTH - 1, 4), grains.at(WIDTH, 4));
        assertEquals(grains.at(6, HEIGHT - 1), grains.at(6, HEIGHT + 9));
    }

    @Test
    void coloursBecomeGreyByTheirBrightness() {
        for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB}) {
            var colours = new BufferedImage(4, 1, type);
            int[] red = {0xffffff, 0xff0000, 0x00ff00, 0x0000ff};
            colours.setRGB(0, 0, 4, 1, red, 0, 4);
            assertArrayEquals(
                    new byte[] {(byte) 255, 76, (byte) 149, 28},
                    Pixels.grey(colours).bytes());
        }
        assertEquals(0, grains.differing(Pixels.grey(grains.picture())));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Pixels(2, 2, new byte[3]));
        assertThrows(IllegalArgumentException.class, () -> new Pixels(0, 2, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new Tile(3, 0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> Tile.cut(grains, 0));
        assertThrows(IllegalArgumentException.class, () -> grains.differing(Pixels.blank(1, 1)));
    }

    private static Pixels grains(int width, int height) {
        var bytes = new byte[width * height];
        new Random(1826).nextBytes(bytes);
        return new Pixels(width, height, bytes);
    }
}
