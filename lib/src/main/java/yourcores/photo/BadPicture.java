package yourcores.photo;

import java.io.IOException;

/**
 * A picture of which no thumbnail can be made. {@link #why()} names the cause, the message tells what to do.
 *
 * <p>Thread rule: immutable but for what every exception can be given, such as suppressed ones.
 */
public final class BadPicture extends IOException {

    /** What is wrong with a picture. */
    public enum Why {
        /** No byte at all. */
        EMPTY,
        /** Some other content, whatever its name says. */
        NOT_A_PICTURE,
        /** It begins as a picture and ends too early. */
        TRUNCATED,
        /** Damaged in its middle, or of a kind that the JDK does not decode. */
        BROKEN,
        /** Its header announces no width or no height. */
        NO_SIZE,
        /** Its header announces more pixels than are decoded here: a mistake, or a decompression bomb. */
        TOO_LARGE,
        /** A picture of another kind than asked for: a GIF, or colours for a printing press. */
        NOT_SUPPORTED
    }

    private final Why why;

    BadPicture(Why why, String message) {
        this(why, message, null);
    }

    BadPicture(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    /** The cause, to count by. */
    public Why why() {
        return why;
    }
}
