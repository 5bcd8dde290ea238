package yourcores.figure;

/** A result that knows its figure. */
@FunctionalInterface
public interface Showable {

    /** The figure of what this result holds now; the same one at every call, unless more was added to it. */
    Figure figure();
}
