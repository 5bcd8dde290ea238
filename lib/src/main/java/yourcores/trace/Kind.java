package yourcores.trace;

/** What an event of a log says. */
enum Kind {
    RUNS,
    WAITS,
    HOLDS,
    /** Waits for a signal, and lets go of the lock meanwhile. */
    AWAITS,
    RUNS_NO_MORE,
    WAITS_NO_MORE,
    HOLDS_NO_MORE,
    AWAITS_NO_MORE,
    /** The innermost run ends by an exception. */
    FAILED,
    MARK;

    private static final Kind[] ALL = values();

    static Kind of(long bits) {
        return ALL[(int) bits];
    }

    boolean begins() {
        return ordinal() < RUNS_NO_MORE.ordinal();
    }

    /** The event that ends what this one begins. */
    Kind end() {
        return ALL[ordinal() + RUNS_NO_MORE.ordinal()];
    }
}
