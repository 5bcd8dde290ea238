package yourcores.child;

/** A child program did not start, did not answer in time, or ended before it should. The message says which. */
public final class ChildFailed extends RuntimeException {
    private static final int MOST = 2_000;

    public ChildFailed(String message) {
        super(message);
    }

    public ChildFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** The end of what it said on standard error, to go on a message. */
    public static String said(String err) {
        var text = err.strip();
        return text.isEmpty()
                ? ". It said nothing on standard error."
                : ". It said:\n" + (text.length() <= MOST ? text : "…" + text.substring(text.length() - MOST));
    }
}
