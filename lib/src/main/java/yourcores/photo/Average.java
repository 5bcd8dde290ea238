package yourcores.photo;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The average around each pixel of a tile, over a square that reaches so far beyond it: along the rows first, and then of
 * these down the columns, which gives the same but for rounding in far fewer steps. Outside the picture the nearest pixel
 * stands in. Each pixel adds up the same numbers in the same order, whatever tile it lies in, and so gets the same float
 * (JLS 15.4).
 *
 * <p>Thread rule: immutable; all state is one call's.
 *
 * @param weights of a row, the same down a column; they add up to 1
 */
record Average(float[] weights) {
    /** So many standard deviations fit between the middle of the bell and its edge. */
    private static final double SIGMAS = 2.5;

    /** All pixels of the square count alike. */
    static Average mean(int radius) {
        var weights = new float[2 * radius + 1];
        Arrays.fill(weights, 1f / weights.length);
        return new Average(weights);
    }

    /** Near ones count more. */
    static Average gauss(int radius) {
        double sigma = Math.max(1, radius) / SIGMAS;
        double[] bell = IntStream.rangeClosed(-radius, radius)
                .mapToDouble(d -> StrictMath.exp(-d * d / (2 * sigma * sigma)))
                .toArray();
        double all = Arrays.stream(bell).sum();
        var weights = new float[bell.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (bell[i] / all);
        }
        return new Average(weights);
    }

    /** Row by row. */
    float[] of(Pixels from, Tile tile) {
        int halo = weights.length / 2;
        int wide = tile.width();
        int high = tile.height();
        var rows = new float[(high + 2 * halo) * wide];
        var line = new float[wide + 2 * halo];
        for (int y = 0; y < high + 2 * halo; y++) {
            for (int x = 0; x < line.length; x++) {
                line[x] = from.at(tile.left() + x - halo, tile.top() + y - halo);
            }
            for (int k = 0; k < weights.length; k++) {
                add(weights[k], line, k, rows, y * wide, wide);
            }
        }
        var average = new float[high * wide];
        for (int y = 0; y < high; y++) {
            for (int k = 0; k < weights.length; k++) {
                add(weights[k], rows, (y + k) * wide, average, y * wide, wide);
            }
        }
        return average;
    }

    private static void add(float weight, float[] from, int start, float[] to, int at, int count) {
        for (int x = 0; x < count; x++) {
            to[at + x] += weight * from[start + x];
        }
    }
}
