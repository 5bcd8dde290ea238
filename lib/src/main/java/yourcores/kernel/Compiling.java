package yourcores.kernel;

/**
 * Knows which threads are in the compiler. What such a thread prints is the compiler's own: it prints a trace when it
 * crashes, and goes on.
 *
 * <p>Thread rule: safe for use by any thread; each asks for itself.
 */
final class Compiling {
    private static final ThreadLocal<Boolean> NOW = ThreadLocal.withInitial(() -> false);

    private Compiling() {}

    static boolean now() {
        return NOW.get();
    }

    /** The calling thread is in the compiler until this is closed. */
    static Part compile() {
        return begin(true);
    }

    /** The calling thread runs code of a cell, called from the compiler, until this is closed. */
    static Part run() {
        return begin(false);
    }

    private static Part begin(boolean compiling) {
        var part = new Part(NOW.get());
        NOW.set(compiling);
        return part;
    }

    /** @param before what the thread was in before */
    record Part(boolean before) implements AutoCloseable {
        @Override
        public void close() {
            NOW.set(before);
        }
    }
}
