package yourcores.kernel;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * Knows which cell and line a piece of compiled code came from. JShell keeps the map of lines to itself: it is read by
 * reflection, and where that is not allowed only the cell is told.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Places {
    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$\\w+)(?:\\$(.*))?");
    private static final Pattern OF_STATEMENT = Pattern.compile("(lambda\\$)?do_it\\$.*");
    private static final Pattern LOADERS = Pattern.compile(" \\([^()]*REPL\\.[^()]* of loader [^()]*\\)");
    private static final Pattern IN_TEXT = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

    /** @param line of the cell, from 1; 0 where it is not known */
    record Place(int cell, int line) {
        /** So many lines further down. */
        Place down(int lines) {
            return new Place(cell, line > 0 ? line + lines : 0);
        }

        @Override
        public String toString() {
            return line > 0 ? "cell " + cell + ", line " + line : "cell " + cell;
        }
    }

    private final Map<String, Place> starts = new ConcurrentHashMap<>();
    private final Map<String, Snippet> snippetOfClass = new ConcurrentHashMap<>();
    private volatile JShell shell;
    private volatile Place expected = new Place(0, 0);

    void use(JShell shell) {
        this.shell = shell;
    }

    /** The next snippet begins here; threads may tell of it before it is known. */
    void expect(Place place) {
        expected = place;
    }

    /** Remembers where this snippet begins. */
    void put(Snippet snippet, Place place) {
        starts.put(snippet.id(), place);
    }

    Optional<Integer> cell(Snippet snippet) {
        return Optional.ofNullable(starts.get(snippet.id())).map(Place::cell);
    }

    /** The cell whose statements hold this code, outside any method and class. */
    Optional<Integer> cellOfStatement(StackTraceElement frame) {
        var matcher = WRAPPER.matcher(frame.getClassName());
        return matcher.matches() && OF_STATEMENT.matcher(frame.getMethodName()).matches()
                ? place(matcher.group(1), frame.getLineNumber()).map(Place::cell)
                : Optional.empty();
    }

    /** The outermost code of a cell on a stack; {@code null} if there is none. */
    StackTraceElement outermost(StackTraceElement[] stack) {
        for (int i = stack.length - 1; i >= 0; i--) {
            if (isCell(stack[i])) {
                return stack[i];
            }
        }
        return null;
    }

    /** Whether this is code of a cell. */
    boolean isCell(StackTraceElement frame) {
        return WRAPPER.matcher(frame.getClassName()).matches();
    }

    /** A frame as the reader knows it: {@code Desk.take (cell 4, line 7)}. */
    String describe(StackTraceElement frame) {
        var matcher = WRAPPER.matcher(frame.getClassName());
        if (!matcher.matches()) {
            return frame.toString();
        }
        var wrapper = matcher.group(1);
        var type = matcher.group(2) == null ? "" : matcher.group(2).replace('$', '.') + ".";
        var place = place(wrapper, frame.getLineNumber());
        if (isStatement(frame)) {
            return place.map(Place::toString).orElse("a cell");
        }
        return type
                + method(frame.getMethodName())
                + place.map(p -> " (" + p + ")").orElse("");
    }

    /** Whether this is a statement of a cell, outside any method. */
    boolean isStatement(StackTraceElement frame) {
        return isCell(frame) && frame.getMethodName().startsWith("do_it$");
    }

    private static String method(String name) {
        if (!name.startsWith("lambda$")) {
            return name;
        }
        var enclosing = name.split("\\$")[1];
        return enclosing.equals("do_it") ? "lambda" : "lambda in " + enclosing;
    }

    private Optional<Place> place(String wrapper, int line) {
        var snippet = snippetOfClass.computeIfAbsent(wrapper, this::find);
        if (snippet == null) {
            return Optional.empty();
        }
        return line(snippet, line);
    }

    private Optional<Place> line(Snippet snippet, int line) {
        var at = snippet;
        int ofSnippet = 0;
        try {
            var outer = call(at, "outerWrap");
            at = (Snippet) call(outer, "wrapLineToSnippet", line - 1);
            ofSnippet = (int) call(outer, "wrapLineToSnippetLine", line - 1) + 1;
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            at = snippet;
        }
        var start = starts.getOrDefault(at.id(), expected);
        return Optional.of(ofSnippet > 0 ? start.down(ofSnippet - 1) : new Place(start.cell, 0));
    }

    private Snippet find(String wrapper) {
        try {
            return shell.snippets()
                    .filter(snippet -> wrapper.equals(className(snippet)))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        } catch (RuntimeException changing) {
            return null; // JShell is at work on its list; the next question finds it.
        }
    }

    /** The class that JShell makes of a snippet; {@code null} where that is not known. */
    static String className(Snippet snippet) {
        try {
            return (String) call(snippet, "classFullName");
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return null;
        }
    }

    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                    method.setAccessible(true);
                    return method.invoke(target, arguments);
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    /** A text without the names that JShell wraps around the reader's own. */
    static String plain(String text) {
        return text == null
                ? null
                : IN_TEXT.matcher(LOADERS.matcher(text).replaceAll("")).replaceAll("");
    }
}
