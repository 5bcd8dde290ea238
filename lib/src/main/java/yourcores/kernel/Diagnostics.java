package yourcores.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Words for code that does not compile. */
final class Diagnostics {
    private final Places places;

    Diagnostics(Places places) {
        this.places = places;
    }

    /** The compiler's errors, each with its line of the cell and a mark under the place. */
    Failure rejected(JShell shell, Snippet snippet, Places.Place place, String source) {
        var lines = new ArrayList<String>();
        var errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        for (var error : errors) {
            mark(error, place, source, lines);
        }
        lines.addAll(AmbiguousNames.behind(shell, errors.stream()));
        return new Failure("CompilationException", lines.getFirst(), lines);
    }

    private static void mark(Diag error, Places.Place place, String source, List<String> lines) {
        int position = Math.clamp(error.getPosition(), 0, source.length());
        int begin = source.lastIndexOf('\n', position - 1) + 1;
        int end = source.indexOf('\n', position);
        int down = (int)
                source.substring(0, position).chars().filter(c -> c == '\n').count();
        var message = error.getMessage(Locale.ENGLISH).lines().toList();
        lines.add(place.down(down) + ": " + Places.plain(message.getFirst()));
        lines.add("    " + source.substring(begin, end < 0 ? source.length() : end));
        lines.add("    " + source.substring(begin, position).replaceAll("\\S", " ") + "^");
        message.stream()
                .skip(1)
                .filter(detail -> !detail.strip().startsWith("location:"))
                .forEach(detail ->
                        lines.add("    " + Places.plain(detail.strip()).replace(" in  ", " in your cells ")));
    }

    /** A call of something that waits for declarations. */
    Failure unresolved(JShell shell, UnresolvedReferenceException exception) {
        var sentence = incomplete(shell, exception.getSnippet());
        return new Failure("UnresolvedReferenceException", sentence, List.of(sentence));
    }

    /** {@code m8 (cell 3) is not complete: it needs method unknown8(int)}. */
    String incomplete(JShell shell, DeclarationSnippet snippet) {
        var where = places.cell(snippet).map(cell -> " (cell " + cell + ")").orElse("");
        var needs = shell.unresolvedDependencies(snippet).map(Places::plain).collect(Collectors.joining(", "));
        if (needs.isEmpty()) {
            needs = shell.diagnostics(snippet)
                    .filter(Diag::isError)
                    .map(error ->
                            error.getMessage(Locale.ENGLISH).lines().findFirst().orElse(""))
                    .map(Places::plain)
                    .collect(Collectors.joining("; "));
            return "`" + name(snippet) + "`" + where + " does not compile: "
                    + (needs.isEmpty() ? "Java's compiler crashes on it; write it another way" : needs);
        }
        return "`" + name(snippet) + "`" + where + " is not complete: it needs " + needs;
    }

    static String name(Snippet snippet) {
        return switch (snippet) {
            case MethodSnippet method -> method.name() + "(" + method.parameterTypes() + ")";
            case PersistentSnippet named -> named.name();
            case ExpressionSnippet expression -> expression.name();
            default -> snippet.source().strip();
        };
    }
}
