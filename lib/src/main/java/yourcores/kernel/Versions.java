package yourcores.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Knows which variables were made by an older version of a class. When a class cell is edited and run again, JShell
 * empties the variables of that type; objects that other variables hold are of a type with the same name but are not
 * the same type.
 */
final class Versions {
    private static final Pattern NULL = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.(\\w+)\" is null");
    private static final Pattern CAST = Pattern.compile("class (REPL\\.\\$JShell\\$\\w+\\$([\\w$]+)) cannot be cast to "
            + "class REPL\\.\\$JShell\\$\\w+\\$([\\w$]+)");
    private static final Pattern MISSING = Pattern.compile("variable (\\w+)\\b");
    /** Text blocks, strings, characters, comments. */
    private static final Pattern NO_CODE = Pattern.compile(
            "(?s)\"\"\"(\\\\.|.)*?\"\"\"|\"(\\\\.|[^\"\\\\\n])*\"|'(\\\\.|[^'\\\\\n])*'|//[^\n]*|/\\*.*?\\*/");

    private static final int MOST_CAUSES = 20;

    private final Places places;
    private final CellExecution execution;
    private final Map<String, Emptied> emptied = new LinkedHashMap<>();

    /**
     * A variable that lost its value.
     *
     * @param what has changed: {@code class Desk}
     */
    private record Emptied(VarSnippet variable, String what) {}

    Versions(Places places, CellExecution execution) {
        this.places = places;
        this.execution = execution;
    }

    /** Looks at what a cell changed; returns sentences about the variables that it emptied. */
    List<String> update(JShell shell, Cell cell, List<SnippetEvent> events) {
        var before = Map.copyOf(emptied);
        for (var event : events) {
            if (event.snippet() instanceof VarSnippet variable) {
                if (event.causeSnippet() == null) {
                    emptied.remove(variable.name());
                } else if (isEmptiedBy(event.causeSnippet(), variable)) {
                    emptied.putIfAbsent(variable.name(), new Emptied(variable, what(event.causeSnippet())));
                }
            }
        }
        emptied.keySet().removeIf(name -> hasValue(shell, name));
        var sentences = new ArrayList<String>();
        emptied.forEach((name, variable) -> {
            if (!before.containsKey(name) || mentions(cell.source(), name)) {
                sentences.add(sentence(name));
            }
        });
        return sentences;
    }

    /** An import may keep a variable from use, but does not change what made it; nor does a new declaration of it. */
    private static boolean isEmptiedBy(Snippet cause, VarSnippet variable) {
        return !(cause instanceof ImportSnippet)
                && !(cause instanceof VarSnippet other && other.name().equals(variable.name()));
    }

    /** Whether this is a variable that lost its value. */
    boolean isEmptied(Snippet snippet) {
        return snippet instanceof VarSnippet variable && emptied.containsKey(variable.name());
    }

    private String what(Snippet cause) {
        return switch (cause) {
            case VarSnippet variable
            when emptied.containsKey(variable.name()) ->
                emptied.get(variable.name()).what();
            case TypeDeclSnippet type -> "class " + type.name();
            default -> Diagnostics.name(cause);
        };
    }

    private boolean hasValue(JShell shell, String name) {
        return variable(shell, name)
                .map(variable -> value(shell, variable) != null)
                .orElse(false);
    }

    private static Optional<VarSnippet> variable(JShell shell, String name) {
        return shell.variables()
                .filter(variable ->
                        variable.name().equals(name) && shell.status(variable).isActive())
                .findFirst();
    }

    private Object value(JShell shell, VarSnippet variable) {
        return execution.valueOf(() -> shell.varValue(variable));
    }

    private static boolean mentions(String text, String name) {
        return Pattern.compile("(?<![\\w.$])" + Pattern.quote(name) + "\\b")
                .matcher(NO_CODE.matcher(text).replaceAll(" "))
                .find();
    }

    private String sentence(String name) {
        var variable = emptied.get(name);
        return sentence(name, variable.variable(), variable.what());
    }

    private String sentence(String name, VarSnippet variable, String what) {
        var again = places.cell(variable).map(cell -> "cell " + cell).orElse("the cell that makes it");
        return "`" + name + "` was made by an older version of " + what + ": run " + again + " again";
    }

    /**
     * What an older version of a class has to do with it, where the error names a variable or a class that has one.
     *
     * @param thrown what the cell threw; {@code null} if it did not compile
     */
    Optional<String> explain(JShell shell, Failure failure, Throwable thrown) {
        int depth = 0;
        for (var at = thrown; at != null && depth < MOST_CAUSES; at = at.getCause(), depth++) {
            var explanation = explainOne(shell, at);
            if (explanation.isPresent()) {
                return explanation;
            }
        }
        return thrown != null
                ? Optional.empty()
                : failure.lines().stream()
                        .flatMap(line -> MISSING.matcher(line).results())
                        .map(missing -> missing.group(1))
                        .filter(emptied::containsKey)
                        .findFirst()
                        .map(this::sentence);
    }

    private Optional<String> explainOne(JShell shell, Throwable thrown) {
        var message = String.valueOf(
                thrown instanceof NullPointerException || thrown instanceof ClassCastException
                        ? thrown.getMessage()
                        : null);
        var empty = NULL.matcher(message);
        if (empty.find() && emptied.containsKey(empty.group(1))) {
            return Optional.of(sentence(empty.group(1)));
        }
        var cast = CAST.matcher(message);
        if (cast.find() && cast.group(2).equals(cast.group(3))) {
            return Optional.of(holder(shell, cast.group(1))
                    .map(variable -> sentence(variable.name(), variable, "class " + cast.group(2)))
                    .orElse("an object was made by an older version of class " + cast.group(2)
                            + ": run the cell that makes it again"));
        }
        return Optional.empty();
    }

    /** The variable that holds an object of this class, itself or as its first element. */
    private Optional<VarSnippet> holder(JShell shell, String className) {
        return shell.variables()
                .filter(variable -> shell.status(variable).isActive() && isOf(value(shell, variable), className))
                .findFirst();
    }

    private static boolean isOf(Object value, String className) {
        return switch (value) {
            case null -> false;
            case List<?> list
            when list.getClass().getName().startsWith("java.") -> !list.isEmpty() && isOf(list.getFirst(), className);
            case Object[] array -> array.length > 0 && isOf(array[0], className);
            default -> value.getClass().getName().equals(className);
        };
    }
}
