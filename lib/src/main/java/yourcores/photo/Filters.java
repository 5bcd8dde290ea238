package yourcores.photo;

/**
 * Filters for grey pictures. In each a pixel of the result depends on pixels of the source only, so tiles may be filled
 * in any order, and together they are what one tile of the whole picture would be, byte by byte.
 *
 * <p>Thread rule: what is made is safe for use by any thread. Units: a radius is the number of pixels that a square
 * reaches beyond its middle; levels are 0 to 255.
 */
public final class Filters {

    private Filters() {}

    /** White where a pixel is brighter than a fixed level, else black. */
    public static Filter threshold(int level) {
        return (from, to, tile) -> {
            for (int y = tile.top(); y < tile.bottom(); y++) {
                for (int x = tile.left(); x < tile.right(); x++) {
                    to.set(x, y, from.at(x, y) > level ? 255 : 0);
                }
            }
        };
    }

    /** White where a pixel is brighter than the mean of the square around it, less a little. */
    public static Filter adaptiveMean(int radius, int less) {
        return adaptive(Average.mean(radius), less);
    }

    /** White where a pixel is brighter than an average in which near pixels count more, less a little. */
    public static Filter adaptiveGauss(int radius, int less) {
        return adaptive(Average.gauss(radius), less);
    }

    /** An average in which near pixels count more. */
    public static Filter blurGauss(int radius) {
        return around(Average.gauss(radius), (here, around) -> (int) (around + 0.5f));
    }

    private static Filter adaptive(Average average, int less) {
        return around(average, (here, around) -> here > around - less ? 255 : 0);
    }

    private static Filter around(Average average, Rule rule) {
        return (from, to, tile) -> {
            float[] around = average.of(from, tile);
            int i = 0;
            for (int y = tile.top(); y < tile.bottom(); y++) {
                for (int x = tile.left(); x < tile.right(); x++) {
                    to.set(x, y, rule.grey(from.at(x, y), around[i++]));
                }
            }
        };
    }

    /** What becomes of a pixel. */
    private interface Rule {
        int grey(int here, float around);
    }
}
