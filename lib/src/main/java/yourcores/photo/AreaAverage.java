package yourcores.photo;

import java.util.Arrays;

/**
 * Makes pixels fewer: each new pixel is the mean of the old ones that it covers, each weighted by the share of it that
 * is covered. Exact but for the last rounding, in integers: an old row is as long as there are new rows, a new row as
 * long as there are old rows, so that every overlap is a whole number; columns alike.
 *
 * <p>Thread rule: all state is the caller's.
 */
final class AreaAverage {

    private AreaAverage() {}

    /**
     * @param from bytes row by row, {@code bands} a pixel
     * @param height at most {@link PictureReader#MOST_SIDE}, so that the sum of a column fits into an int
     */
    static byte[] of(byte[] from, int width, int height, int bands, int newWidth, int newHeight) {
        var to = new byte[newWidth * newHeight * bands];
        var sums = new int[width * bands];
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(sums, 0);
            long top = (long) y * height;
            long end = top + height;
            for (long row = top / newHeight; row * newHeight < end; row++) {
                long overlap = Math.min((row + 1) * newHeight, end) - Math.max(row * newHeight, top);
                add(sums, (int) overlap, from, (int) row * sums.length);
            }
            across(sums, width, (long) width * height, bands, to, y * newWidth * bands, newWidth);
        }
        return to;
    }

    /** The loop that takes the time, once for each old byte: it goes along memory and holds nothing but a sum. */
    private static void add(int[] sums, int weight, byte[] from, int start) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (from[start + i] & 0xff);
        }
    }

    private static void across(int[] sums, int width, long area, int bands, byte[] to, int start, int newWidth) {
        for (int x = 0; x < newWidth; x++) {
            long left = (long) x * width;
            long end = left + width;
            for (int band = 0; band < bands; band++) {
                long sum = area / 2;
                for (long column = left / newWidth; column * newWidth < end; column++) {
                    long overlap = Math.min((column + 1) * newWidth, end) - Math.max(column * newWidth, left);
                    sum += overlap * sums[(int) column * bands + band];
                }
                to[start + x * bands + band] = (byte) (sum / area);
            }
        }
    }
}
