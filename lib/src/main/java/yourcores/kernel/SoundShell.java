package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * JShell where a crash, of itself or of Java's compiler, is a failure of the cell. By itself JShell takes a crashed
 * compilation for a good one: what it says to be defined has no class, and each later snippet fails on it.
 */
final class SoundShell {
    private final CellClasses classes;

    SoundShell(CellClasses classes) {
        this.classes = classes;
    }

    CompletionInfo analyze(JShell shell, String code, Places.Place place) {
        return sound(shell, place, () -> shell.sourceCodeAnalysis().analyzeCompletion(code));
    }

    List<SnippetEvent> eval(JShell shell, String source, Places.Place place) {
        var reported = sound(shell, place, () -> shell.eval(source));
        if (hasCrashed(shell, reported)) {
            throw new CellFailed(mend(shell, reported, place));
        }
        return reported;
    }

    private <T> T sound(JShell shell, Places.Place place, Supplier<T> work) {
        try (var compiling = Compiling.compile()) {
            return work.get();
        } catch (RuntimeException | Error e) {
            if (Memory.isHeap(e)) {
                throw e;
            }
            throw new CellFailed(mend(shell, List.of(), place));
        }
    }

    /** Whether a compilation ended without a class and without an error. */
    private boolean hasCrashed(JShell shell, List<SnippetEvent> reported) {
        return reported.stream()
                .anyMatch(event -> isHollow(event.snippet(), event.status())
                        || event.status() == Snippet.Status.REJECTED
                                && shell.diagnostics(event.snippet()).noneMatch(Diag::isError));
    }

    /** Drops what has no class; says where the crash was, and what was lost with it. */
    private Failure mend(JShell shell, List<SnippetEvent> reported, Places.Place place) {
        var lost = new ArrayList<String>();
        var crashed = reported.stream()
                .filter(event -> event.causeSnippet() == null)
                .map(SnippetEvent::snippet)
                .toList();
        for (var snippet : shell.snippets().toList()) {
            if (isHollow(snippet, shell.status(snippet))) {
                shell.drop(snippet);
                if (!crashed.contains(snippet)) {
                    lost.add("`" + Diagnostics.name(snippet) + "`");
                }
            }
        }
        var sentence =
                place + ": Java's compiler crashed here, and nothing of this statement ran: write it another way,"
                        + " and name the type where it, or what it uses, says `var`"
                        + (lost.isEmpty() ? "" : "; lost with it, to be run again: " + String.join(", ", lost));
        return new Failure("CompilerCrash", sentence, List.of(sentence));
    }

    private boolean isHollow(Snippet snippet, Snippet.Status status) {
        if (!status.isDefined() || snippet.kind() == Snippet.Kind.IMPORT) {
            return false;
        }
        var name = Places.className(snippet);
        return name != null && classes.bytes(name) == null;
    }
}
