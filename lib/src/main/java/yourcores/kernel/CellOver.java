package yourcores.kernel;

/** Ends a thread that prints on for a cell that shows no more. It passes through code that catches exceptions. */
final class CellOver extends Error {
    private static final long serialVersionUID = 1;

    CellOver() {
        super("its cell is over", null, false, false);
    }
}
