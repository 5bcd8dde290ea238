package yourcores.kernel;

/** A cell ended early; carries what the client is told. */
final class CellFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;
    private final transient Throwable thrown;

    CellFailed(Failure failure) {
        this(failure, null);
    }

    /** @param thrown what the cell's code threw */
    CellFailed(Failure failure, Throwable thrown) {
        super(failure.sentence(), null, false, false);
        this.failure = failure;
        this.thrown = thrown;
    }

    Failure failure() {
        return failure;
    }

    /** What the cell's code threw; {@code null} if it never ran. */
    Throwable thrown() {
        return thrown;
    }
}
