package yourcores.kernel.protocol;

import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;

/** Whether code that has come to its end can be run: JShell looks at the end only. */
public final class Completeness {

    private Completeness() {}

    /** Whether each statement of the code can be parsed. */
    public static boolean parses(SourceCodeAnalysis analysis, String code) {
        var rest = code;
        while (true) {
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                return true;
            }
            if (info.source() == null
                    || analysis.sourceToSnippets(info.source()).stream()
                            .anyMatch(snippet -> snippet.kind() == Snippet.Kind.ERRONEOUS)) {
                return false;
            }
            rest = info.remaining();
        }
    }
}
