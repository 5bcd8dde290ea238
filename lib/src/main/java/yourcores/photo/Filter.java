package yourcores.photo;

/**
 * Makes a grey picture of another one, tile by tile.
 *
 * <p>Thread rule: safe for use by any thread, each with a tile of its own, as long as nobody writes {@code from}.
 */
public interface Filter {

    /** Reads anywhere in {@code from}, writes this tile of {@code to} and nothing else. */
    void fill(Pixels from, Pixels to, Tile tile);
}
