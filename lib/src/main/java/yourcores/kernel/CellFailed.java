package yourcores.kernel;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A cell ended early; carries what the client is told. */
final class CellFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_CAUSES = 20;

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

    /** The end of a cell that a magic in it has wrapped into exceptions of its own. */
    static Optional<CellFailed> within(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(CellFailed.class::isInstance)
                .map(CellFailed.class::cast)
                .findFirst();
    }

    Failure failure() {
        return failure;
    }

    /** What the cell's code threw; {@code null} if it never ran. */
    Throwable thrown() {
        return thrown;
    }
}
