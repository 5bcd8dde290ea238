package yourcores.measure;

/**
 * Where the results of timed work end, so that the compiler cannot leave it out. Holds the last one until it is emptied at
 * the end of a measurement, for a result may hold all that its cell made.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Sink {
    private static volatile Object last;

    private Sink() {}

    static void take(Object result) {
        last = result;
    }

    static void empty() {
        last = null;
    }
}
