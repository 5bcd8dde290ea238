package yourcores.figure;

/** A result that knows its figure. */
@FunctionalInterface
public interface Showable {

    /** The figure of this result; the same one at every call. */
    Figure figure();
}
