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
import org.dflib.jjava.jupyter.telemetry.TelemetryCollector;
import org.dflib.jjava.kernel.execution.CodeEvaluator;

/**
 * Cuts a cell into snippets and runs them one after the other, each with its own line in the cell.
 *
 * <p>Thread rule: used by the kernel's shell thread, and by the cell's own while that waits for it: a magic runs code.
 * {@link #interrupt} by any thread.
 */
final class Evaluator extends CodeEvaluator {
    private final CellClasses classes = new CellClasses();
    private final CellExecution execution = new CellExecution(classes);
    private final Places places;
    private final Diagnostics diagnostics;
    private final Traces traces;
    private final SoundShell sound;
    private final OwnNames ownNames;
    private final List<String> notes = new ArrayList<>();
    private final List<SnippetEvent> events = new ArrayList<>();
    private TelemetryCollector<?> collector = TelemetryCollector.DO_NOTHING;
    private Places.Place statement;
    private volatile Cell cell = new Cell(0, "", classes, CellOutput.NOWHERE);

    Evaluator(Places places, Traces traces) {
        super("", -1, TimeUnit.MILLISECONDS);
        this.places = places;
        this.traces = traces;
        this.diagnostics = new Diagnostics(places);
        this.sound = new SoundShell(classes);
        this.ownNames = new OwnNames(places, classes);
        execution.enter(cell);
    }

    /** Statements belong to this cell from now on. */
    void enter(Cell cell) {
        this.cell = cell;
        execution.enter(cell);
        events.clear();
        notes.clear();
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

    /** What there is to say about the cell's declarations. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    CellExecution execution() {
        return execution;
    }

    /**
     * Runs the code in the current cell and returns the value of its last expression.
     *
     * @param code the cell's own, or what a magic of the cell runs
     */
    @Override
    public Object eval(JShell shell, String code) {
        var first = firstPlace(code);
        Object value = null;
        var rest = code;
        while (true) {
            rest = rest.stripLeading();
            var place = first.down(lines(code.substring(0, code.length() - rest.length())));
            var info = sound.analyze(shell, rest, place);
            if (rest.isEmpty() || info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                return value;
            }
            var remaining = info.source() == null ? "" : info.remaining();
            value = evalSnippet(shell, info.source() == null ? rest : info.source(), place);
            rest = remaining;
        }
    }

    /** Code that a magic takes from elsewhere has no line in the cell. */
    private Places.Place firstPlace(String code) {
        if (statement == null) {
            return new Places.Place(cell.number(), 1);
        }
        int at = cell.source().indexOf(code);
        return new Places.Place(
                cell.number(), at < 0 ? 0 : 1 + lines(cell.source().substring(0, at)));
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private Object evalSnippet(JShell shell, String source, Places.Place place) {
        if (cell.isInterrupted()) {
            throw new CellFailed(interruption());
        }
        var outer = statement;
        statement = place;
        execution.clear();
        places.expect(place);
        try {
            var reported = sound.eval(shell, source, place);
            reported.stream()
                    .filter(event -> event.causeSnippet() == null)
                    .forEach(event -> places.put(event.snippet(), place));
            events.addAll(reported);
            for (var event : reported) {
                if (event.causeSnippet() == null) {
                    failOn(shell, event, source, place);
                    keepNamesApart(shell, event.snippet(), place);
                }
            }
            return hasValue(reported) ? execution.value() : null;
        } finally {
            statement = outer;
            places.expect(outer == null ? place : outer);
        }
    }

    private void failOn(JShell shell, SnippetEvent event, String source, Places.Place place) {
        if (execution.wasInterrupted() || cell.isInterrupted()) {
            throw new CellFailed(interruption());
        }
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            throw new CellFailed(diagnostics.unresolved(shell, unresolved));
        }
        var thrown = execution.thrown();
        if (thrown != null) {
            throw CellFailed.within(thrown).orElseGet(() -> new CellFailed(failure(thrown), thrown));
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw new CellFailed(diagnostics.rejected(shell, event.snippet(), place, source));
        }
    }

    private void keepNamesApart(JShell shell, Snippet fresh, Places.Place place) {
        ownNames.refuse(shell, fresh).ifPresent(why -> {
            var sentence = place + ": " + why;
            throw new CellFailed(new Failure("CompilationException", sentence, List.of(sentence)));
        });
        notes.addAll(ownNames.replace(shell, fresh));
    }

    @Override
    public void startThreadTelemetryCollection(TelemetryCollector<?> collector) {
        this.collector = collector;
        execution.measureBy(collector);
    }

    @Override
    public void stopThreadTelemetryCollection() {
        execution.measureBy(TelemetryCollector.DO_NOTHING);
        collector.stop();
    }

    /** What the client is told of an interrupted cell. */
    Failure interruption() {
        var sentence =
                "cell " + cell.number() + " was stopped" + (execution.isLate(cell) ? ": JJAVA_TIMEOUT has passed" : "");
        var lines = new ArrayList<String>();
        lines.add("Interrupted: " + sentence);
        lines.addAll(traces.cellFrames(cell.interruptedAt()));
        return new Failure("Interrupted", sentence, lines);
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
