package yourcores.thread;

/** Throws what a thread died of as it is, so that the reader sees the line in which it happened. */
public final class Raise {

    private Raise() {}

    /** @return never; so that a caller can say {@code throw Raise.as(cause)} */
    @SuppressWarnings("unchecked")
    public static <E extends Throwable> RuntimeException as(Throwable cause) throws E {
        throw (E) cause;
    }
}
