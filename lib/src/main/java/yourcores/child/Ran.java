package yourcores.child;

import java.util.List;

/**
 * How a child program ended, and what it printed.
 *
 * @param exit the exit code; 128 + the signal's number where a signal ended it
 * @param out its standard output, UTF-8, at most a megabyte
 * @param err its standard error, likewise
 * @param inTime whether it ended by itself; where not, it was ended at its limit, and its children with it
 */
public record Ran(int exit, String out, String err, boolean inTime) {

    /** Whether it ended by itself and said that all went well. */
    public boolean succeeded() {
        return inTime && exit == 0;
    }

    /** The lines of its standard output. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /**
     * The standard output of a program that succeeded.
     *
     * @throws ChildFailed where it did not succeed, with what it said on standard error
     */
    public String result() {
        if (!succeeded()) {
            throw new ChildFailed(
                    (inTime ? "The child ended with exit code " + exit : "The child was ended at its limit")
                            + ChildFailed.said(err));
        }
        return out;
    }
}
