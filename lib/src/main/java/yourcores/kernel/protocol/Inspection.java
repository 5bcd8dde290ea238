package yourcores.kernel.protocol;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What a name in a cell is: its declaration and its documentation. */
public final class Inspection {

    /** A name with what is before its dots: where an operand should stand, JShell does not look for a type. */
    private static final Pattern NAME = Pattern.compile("[\\w$.]+$");

    private Inspection() {}

    /**
     * Looks up the name that the cursor is in or behind, or else the call around it.
     *
     * @param at the cursor, in chars
     * @return {@code null} where there is nothing to say
     */
    public static DisplayData at(SourceCodeAnalysis analysis, String code, int at) {
        int end = at;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        var seen = lastStatement(analysis, code.substring(0, end));
        var name = NAME.matcher(seen);
        return Stream.of(seen, name.find() ? name.group() : "")
                .flatMap(text -> Stream.of(text, text + "("))
                .map(text -> analysis.documentation(text, text.length(), true))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(Inspection::data)
                .orElse(null);
    }

    /** JShell looks at one statement only. */
    private static String lastStatement(SourceCodeAnalysis analysis, String code) {
        var last = code;
        while (true) {
            var info = analysis.analyzeCompletion(last);
            if (info.source() == null || info.remaining().isBlank()) {
                return last;
            }
            last = info.remaining();
        }
    }

    private static DisplayData data(List<Documentation> found) {
        var data = new DisplayData(text(found, "\n\n", "\n", Function.identity()));
        data.putHTML(text(found, "<br/><br/>", "<br/>", Inspection::escaped));
        return data;
    }

    private static String text(
            List<Documentation> found, String between, String line, Function<String, String> signature) {
        return found.stream()
                .map(one -> signature.apply(one.signature()) + (one.javadoc() == null ? "" : line + one.javadoc()))
                .collect(Collectors.joining(between));
    }

    private static String escaped(String signature) {
        return signature.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
