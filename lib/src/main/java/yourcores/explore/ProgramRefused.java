package yourcores.explore;

import java.io.Serial;

/** A step program that cannot be explored; the message says what to change. */
final class ProgramRefused extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    ProgramRefused(String message) {
        super(message);
    }

    ProgramRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
