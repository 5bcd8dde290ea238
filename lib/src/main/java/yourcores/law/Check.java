package yourcores.law;

/** Refuses numbers outside their range, in words that name the range. */
final class Check {

    private Check() {}

    static double share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1 (10 % is 0.10), not " + value);
        }
        return value;
    }

    static double processors(double p) {
        if (!(p >= 1 && p < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The number of processors is at least 1, not " + p);
        }
        return p;
    }

    static double atLeast(double least, String name, double value) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is at least " + least + ", not " + value);
        }
        return value;
    }
}
