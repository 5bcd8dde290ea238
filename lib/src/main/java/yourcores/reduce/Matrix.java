package yourcores.reduce;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A square of whole numbers below a prime, with which it computes. Their product is an operation that takes its time, is
 * associative and not commutative, and exact in any brackets. All that it touches fits into a core's own cache, so that
 * two products at a time do not keep each other from the memory.
 *
 * <p>Thread rule: immutable.
 */
public final class Matrix {
    private static final int SIZE = 120;
    private static final int PRIME = 1_000_003;

    private final int[][] rows;

    private Matrix(int[][] rows) {
        this.rows = rows;
    }

    /** A matrix of 120 rows of numbers drawn by lot. */
    public static Matrix random(int seed) {
        var lot = new SplittableRandom(seed);
        var rows = new int[SIZE][];
        Arrays.setAll(rows, row -> lot.ints(SIZE, 0, PRIME).toArray());
        return new Matrix(rows);
    }

    /** This matrix times another one, on the calling thread. */
    public Matrix times(Matrix right) {
        var product = new int[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int k = 0; k < SIZE; k++) {
                add(rows[i][k], right.rows[k], product[i]);
            }
        }
        return new Matrix(product);
    }

    private static void add(long factor, int[] row, int[] sum) {
        for (int j = 0; j < SIZE; j++) {
            sum[j] = (int) ((sum[j] + factor * row[j]) % PRIME);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix && Arrays.deepEquals(rows, matrix.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return "a matrix of " + SIZE + " rows";
    }
}
