package yourcores.photo;

import java.util.ArrayList;
import java.util.List;

/**
 * A rectangle of a picture: from {@code left} and {@code top} up to, not including, {@code right} and {@code bottom}.
 *
 * <p>Thread rule: immutable. Units: pixels.
 */
public record Tile(int left, int top, int right, int bottom) {

    public Tile {
        if (left > right || top > bottom) {
            throw new IllegalArgumentException("A tile ends behind its beginning, and not from " + left + ", " + top
                    + " to " + right + ", " + bottom);
        }
    }

    /** All of a picture. */
    public static Tile of(Pixels picture) {
        return new Tile(0, 0, picture.width(), picture.height());
    }

    /** Squares of this size that cover a picture and no pixel twice, row by row; those at its right and below are less. */
    public static List<Tile> cut(Pixels picture, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A tile is at least 1 pixel wide, not " + size);
        }
        var tiles = new ArrayList<Tile>();
        for (int top = 0; top < picture.height(); top += size) {
            for (int left = 0; left < picture.width(); left += size) {
                tiles.add(new Tile(
                        left, top, Math.min(left + size, picture.width()), Math.min(top + size, picture.height())));
            }
        }
        return List.copyOf(tiles);
    }

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }
}
