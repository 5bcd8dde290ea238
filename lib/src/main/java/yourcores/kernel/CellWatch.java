package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Sees a cell through: its run, the notes about it, the clean-up after it. Always comes to an end with an answer. */
final class CellWatch {
    private static final String FULL = "the kernel's memory is still full: what a variable of the notebook holds stays"
            + " there. Set the variable that holds most to null (`name = null;`), or restart the kernel";

    private final JShell shell;
    private final Evaluator evaluator;
    private final Notes notes;
    private final Versions versions;
    private final CleanUp cleanUp;
    private final ThreadBound threadBound;

    /**
     * How a cell ended.
     *
     * @param result what its last expression shows; {@code null} if nothing
     * @param failure why it ended early; {@code null} if it did not
     */
    record End(DisplayData result, Failure failure, List<String> notes) {}

    CellWatch(JShell shell, Evaluator evaluator, Places places) {
        this.shell = shell;
        this.evaluator = evaluator;
        this.notes = new Notes(new Diagnostics(places));
        this.cleanUp = new CleanUp(places);
        this.threadBound = new ThreadBound(evaluator.execution(), evaluator.getClassLoader());
        this.versions = new Versions(places, evaluator.execution());
    }

    CleanUp cleanUp() {
        return cleanUp;
    }

    End run(Cell cell, Callable<DisplayData> body) {
        evaluator.enter(cell);
        DisplayData result = null;
        Failure failure = null;
        Throwable thrown = null;
        try {
            result = body.call();
        } catch (CellFailed failed) {
            failure = failed.failure();
            thrown = failed.thrown();
        } catch (Cell.Interrupted interrupted) {
            failure = evaluator.interruption();
        } catch (Throwable e) {
            Memory.noticed(e);
            failure = Memory.isHeap(e) ? Failure.OUT_OF_MEMORY : ofKernel(e);
        }
        var said = new ArrayList<String>();
        try {
            if (failure != null && !cell.isInterrupted()) {
                var now = failure;
                failure = Memory.isHeap(thrown)
                        ? now.explained(Failure.OUT_OF_MEMORY.sentence())
                        : versions.explain(shell, now, thrown)
                                .map(now::explained)
                                .orElse(now);
            }
            ThreadBound.explain(thrown).ifPresent(said::add);
            var events = evaluator.events();
            said.addAll(evaluator.notes());
            said.addAll(AmbiguousNames.since(shell, events));
            said.addAll(versions.update(shell, cell, events));
            said.addAll(notes.about(
                    shell,
                    events,
                    declaration -> versions.isEmptied(declaration) || AmbiguousNames.explains(shell, declaration)));
            if (failure != null) {
                said.removeAll(failure.lines());
            }
        } catch (RuntimeException | Error e) {
            said.add("the kernel could not look at what the cell declared: " + e);
        }
        try {
            said.addAll(threadBound.lostWith(cell, shell));
        } catch (RuntimeException | Error e) {
            said.add("the kernel could not look at the locks that the cell holds: " + e);
        }
        evaluator.leave();
        try {
            said.addAll(cleanUp.after(cell));
        } catch (RuntimeException | Error e) {
            said.add("the kernel could not look for what the cell left behind: " + e);
        }
        if (!Memory.recover()) {
            said.add(FULL);
        }
        return new End(result, failure, said);
    }

    /** Something went wrong outside the cell's own code. */
    private static Failure ofKernel(Throwable thrown) {
        var lines = new ArrayList<String>();
        lines.add(thrown.toString());
        for (var frame : thrown.getStackTrace()) {
            lines.add("    at " + frame);
        }
        return new Failure(thrown.getClass().getName(), String.valueOf(thrown.getMessage()), lines);
    }
}
