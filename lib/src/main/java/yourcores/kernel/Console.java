package yourcores.kernel;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Figure;
import yourcores.figure.Screen;
import yourcores.kernel.stream.CallersStream;
import yourcores.kernel.stream.Stream;

/**
 * Standard input, output, error and the screen of the process: what a thread prints and shows goes to its own cell, and
 * that of a cell which shows no more ends there. What nobody knows the cell of goes to the one that runs, or ran last.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Console implements Screen {
    private final Owners owners;
    private final Keyboard in;
    private final PrintStream out = new CallersStream(() -> callers().on(Stream.OUT));
    private final PrintStream err =
            new CallersStream(() -> (Compiling.now() ? CellOutput.NOWHERE : callers()).on(Stream.ERR));
    private volatile CellOutput current = CellOutput.NOWHERE;

    Console(Owners owners, Keyboard in) {
        this.owners = owners;
        this.in = in;
    }

    /** The cell that runs from here on. */
    void begin(Cell cell) {
        current.end();
        owners.begin(cell);
        current = cell.output();
    }

    /**
     * Where the output of the calling thread goes.
     *
     * @throws CellOver if this thread's cell shows no more, or was interrupted while this thread waited for input
     */
    CellOutput callers() {
        var owner = owners.ofCaller();
        if (owner == null) {
            return current;
        }
        if (owner.output().isFull() || owner.isInterrupted() && in.hasTurnedAway(Thread.currentThread())) {
            throw new CellOver();
        }
        return owner.output();
    }

    /**
     * Makes this the process's own streams again; returns the names of those that a cell had replaced. What a class of
     * the library put there, as a check does while an answer cannot be ended, is no cell's doing.
     */
    List<String> install() {
        var replaced = new ArrayList<String>();
        if (System.in != in) {
            replaced.add("System.in");
            System.setIn(in);
        }
        if (System.out != out) {
            if (!isOfTheLibrary(System.out)) {
                replaced.add("System.out");
            }
            System.setOut(out);
        }
        if (System.err != err) {
            if (!isOfTheLibrary(System.err)) {
                replaced.add("System.err");
            }
            System.setErr(err);
        }
        return replaced;
    }

    private static boolean isOfTheLibrary(PrintStream stream) {
        return stream.getClass().getName().startsWith("yourcores.");
    }

    @Override
    public void show(Figure figure) {
        callers().screen().show(figure);
    }

    @Override
    public void live(Figure figure) {
        callers().screen().live(figure);
    }

    @Override
    public void settle() {
        callers().screen().settle();
    }
}
