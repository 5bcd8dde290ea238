package yourcores.measure;

import java.util.Arrays;

/** The middle of several values. */
public final class Median {

    private Median() {}

    /** The middle value; the mean of the middle two where their number is even; NaN where there is none. */
    public static double of(double[] values) {
        return inPlace(values.clone());
    }

    /** The same, and sorts them. */
    static double inPlace(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
