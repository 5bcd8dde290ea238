package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.dflib.jjava.kernel.execution.CodeEvaluator;

/**
 * Cuts a cell into snippets and runs them one after the other, each with its own line in the cell.
 *
 * <p>Thread rule: used by the kernel's shell thread; {@link #interrupt} by any thread.
 */
final class Evaluator extends CodeEvaluator {
    private final CellClasses classes = new CellClasses();
    private final CellExecution execution = new CellExecution(classes);
    private final Places places;
    private final Diagnostics diagnostics;
    private final Traces traces;
    private final List<SnippetEvent> events = new ArrayList<>();
    private volatile Cell cell = new Cell(0, "", classes, CellOutput.NOWHERE);

    Evaluator(Places places, Traces traces) {
        super("", -1, TimeUnit.MILLISECONDS);
        this.places = places;
        this.traces = traces;
        this.diagnostics = new Diagnostics(places);
    }

    /** Statements belong to this cell from now on. */
    void enter(Cell cell) {
        this.cell = cell;
        execution.enter(cell);
        events.clear();
    }

    /** The cell is over; what runs until the next one belongs to no cell. */
    void leave() {
        cell.end();
        execution.clear();
        enter(new Cell(0, "", classes, CellOutput.NOWHERE));
    }

    /** What JShell reported since the cell began. */
    List<SnippetEvent> events() {
        return List.copyOf(events);
    }

    CellExecution execution() {
        return execution;
    }

    /** Runs the code in the current cell and returns the value of its last expression. */
    @Override
    public Object eval(JShell shell, String code) {
        Object value = null;
        var rest = code;
        while (true) {
            rest = rest.stripLeading();
            var info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (rest.isEmpty() || info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                return value;
            }
            var done = code.substring(0, code.length() - rest.length());
            int line = 1 + (int) done.chars().filter(c -> c == '\n').count();
            var remaining = info.source() == null ? "" : info.remaining();
            value = evalSnippet(shell, info.source() == null ? rest : info.source(), line);
            rest = remaining;
        }
    }

    private Object evalSnippet(JShell shell, String source, int line) {
        if (cell.isInterrupted()) {
            throw new CellFailed(interruption());
        }
        execution.clear();
        places.expect(cell.number(), line);
        var reported = shell.eval(source);
        reported.stream().filter(event -> event.causeSnippet() == null).forEach(event -> {
            places.put(event.snippet(), cell.number(), line);
        });
        events.addAll(reported);
        for (var event : reported) {
            if (event.causeSnippet() == null) {
                failOn(shell, event, source, line);
            }
        }
        return hasValue(reported) ? execution.value() : null;
    }

    private void failOn(JShell shell, SnippetEvent event, String source, int line) {
        if (execution.wasInterrupted() || cell.isInterrupted()) {
            throw new CellFailed(interruption());
        }
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            throw new CellFailed(diagnostics.unresolved(shell, unresolved));
        }
        var thrown = execution.thrown();
        if (thrown != null) {
            throw new CellFailed(failure(thrown), thrown);
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw new CellFailed(diagnostics.rejected(shell, event.snippet(), cell.number(), source, line));
        }
    }

    /** What the client is told of an interrupted cell. */
    Failure interruption() {
        var lines = new ArrayList<String>();
        lines.add("Interrupted: cell " + cell.number() + " was stopped");
        lines.addAll(traces.cellFrames(cell.interruptedAt()));
        return new Failure("Interrupted", "cell " + cell.number() + " was stopped", lines);
    }

    /** Words about an exception; they run the reader's own methods, so they are asked for on the cell's thread. */
    private Failure failure(Throwable thrown) {
        try {
            return cell.runAnyway(() -> new Failure(Traces.name(thrown), Traces.message(thrown), traces.lines(thrown)));
        } catch (Exception broken) {
            return new Failure(Traces.name(thrown), "", List.of(Traces.name(thrown)));
        }
    }

    private static boolean hasValue(List<SnippetEvent> reported) {
        return reported.stream()
                .filter(event -> event.causeSnippet() == null)
                .map(event -> event.snippet().subKind())
                .anyMatch(kind -> kind == Snippet.SubKind.VAR_VALUE_SUBKIND
                        || kind == Snippet.SubKind.OTHER_EXPRESSION_SUBKIND
                        || kind == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);
    }

    @Override
    public void interrupt() {
        cell.interrupt();
    }

    @Override
    public ClassLoader getClassLoader() {
        return classes;
    }

    @Override
    public ExecutionControlProvider getExecControlProvider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "cells";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return execution;
            }
        };
    }
}
