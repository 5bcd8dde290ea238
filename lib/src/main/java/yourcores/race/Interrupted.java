package yourcores.race;

/** The stop of a cell, on its way out of methods that declare nothing. */
final class Interrupted {

    private Interrupted() {}

    /** @return never; so that a caller can say {@code throw Interrupted.now()} */
    static RuntimeException now() {
        throw Interrupted.<RuntimeException>as(new InterruptedException("the cell was stopped"));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException as(Throwable cause) throws E {
        throw (E) cause;
    }
}
