package yourcores.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/** What JShell passes over in silence: incomplete declarations, and modifiers that it drops. */
final class Notes {
    private static final Pattern DROPPED = Pattern.compile("\\b(volatile|synchronized|final)\\b");
    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    private final Diagnostics diagnostics;

    Notes(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Sentences about the declarations that a cell made or touched.
     *
     * @param explained declarations that something else was said about
     */
    List<String> about(JShell shell, List<SnippetEvent> events, Predicate<DeclarationSnippet> explained) {
        var notes = new LinkedHashSet<String>();
        for (var event : events) {
            if (event.causeSnippet() == null) {
                notes.addAll(dropped(event.snippet()));
            }
            if (event.snippet() instanceof DeclarationSnippet declaration
                    && waits(shell.status(declaration))
                    && !explained.test(declaration)) {
                notes.add(diagnostics.incomplete(shell, declaration));
            }
        }
        return List.copyOf(notes);
    }

    private static boolean waits(Snippet.Status status) {
        return status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    }

    private static List<String> dropped(Snippet snippet) {
        var kind = switch (snippet) {
            case VarSnippet variable -> "variable";
            case MethodSnippet method -> "method";
            default -> null;
        };
        var dropped = new ArrayList<String>();
        if (kind != null) {
            var matcher = DROPPED.matcher(modifiers(snippet.source()));
            while (matcher.find()) {
                dropped.add("`" + matcher.group(1) + "` has no effect on `" + Diagnostics.name(snippet)
                        + "`: a notebook drops it from a " + kind + " at the top level; put it into a class");
            }
        }
        return dropped;
    }

    /** The words in front of a declaration's name: no string and no body can stand there. */
    private static String modifiers(String source) {
        var words = COMMENTS.matcher(source).replaceAll(" ");
        return words.split("[=({;]", 2)[0];
    }
}
