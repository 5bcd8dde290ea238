package yourcores.kernel;

import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/** Simple names to which imports give two meanings: which two, what cannot be used until then, which import mends it. */
final class AmbiguousNames {
    private static final Pattern BOTH = Pattern.compile(
            "reference to (\\w+) is ambiguous\\s+both (.+) in (\\S*) and (.+) in (\\S*) match", Pattern.DOTALL);
    private static final Pattern MISSING = Pattern.compile("symbol:\\s+\\w+ (\\w+)");

    private AmbiguousNames() {}

    /**
     * One of the meanings of a simple name.
     *
     * @param where the package or the class that it comes from, empty where a cell declares it
     */
    private record Meaning(String name, String where, boolean isType) {
        static Meaning of(String name, String kindAndName, String where) {
            return new Meaning(name, where, !kindAndName.matches("(method|variable) .*"));
        }

        boolean isOwn() {
            return where.isEmpty();
        }

        String full() {
            return isOwn() ? "your own" : where + "." + name;
        }

        String importing() {
            return "`import " + (isType ? "" : "static ") + full() + ";`";
        }
    }

    /** What is behind the errors of a snippet, one sentence each. */
    static Set<String> behind(JShell shell, Stream<Diag> errors) {
        var messages = errors.map(error -> Places.plain(error.getMessage(Locale.ENGLISH)))
                .toList();
        var direct = messages.stream().flatMap(message -> sentence(shell, message).stream());
        var indirect = messages.stream()
                .flatMap(message -> MISSING.matcher(message)
                        .results()
                        .flatMap(symbol -> waiting(shell, symbol.group(1)))
                        .flatMap(snippet -> why(shell, snippet, new HashSet<>()).stream()));
        return Stream.concat(direct, indirect).collect(Collectors.toSet());
    }

    /** What a new import made ambiguous, and which declarations of cells wait for that to be mended. */
    static List<String> since(JShell shell, List<SnippetEvent> events) {
        var waiting = new LinkedHashMap<String, List<String>>();
        for (var event : events) {
            if (event.causeSnippet() instanceof ImportSnippet
                    && event.snippet() instanceof DeclarationSnippet declaration
                    && waits(shell, declaration)) {
                why(shell, declaration, new HashSet<>())
                        .ifPresent(sentence -> waiting.computeIfAbsent(sentence, s -> new ArrayList<>())
                                .add("`" + Diagnostics.name(declaration) + "`"));
            }
        }
        return waiting.entrySet().stream()
                .map(entry ->
                        entry.getKey() + "; until then these cannot be used: " + String.join(", ", entry.getValue()))
                .toList();
    }

    /** Whether an ambiguous name is what keeps this declaration from use. */
    static boolean explains(JShell shell, DeclarationSnippet declaration) {
        return waits(shell, declaration)
                && why(shell, declaration, new HashSet<>()).isPresent();
    }

    private static Optional<String> why(JShell shell, DeclarationSnippet waiting, Set<Snippet> seen) {
        if (!seen.add(waiting)) {
            return Optional.empty();
        }
        var own = shell.diagnostics(waiting)
                .map(error -> Places.plain(error.getMessage(Locale.ENGLISH)))
                .flatMap(message -> sentence(shell, message).stream());
        var others = shell.unresolvedDependencies(waiting)
                .map(kindAndName -> kindAndName.replaceAll("^\\w+ |\\(.*", ""))
                .flatMap(name -> waiting(shell, name))
                .flatMap(needed -> why(shell, needed, seen).stream());
        return Stream.concat(own, others).findFirst();
    }

    private static Stream<DeclarationSnippet> waiting(JShell shell, String name) {
        return shell.snippets()
                .filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(snippet -> snippet.name().equals(name) && waits(shell, snippet));
    }

    private static boolean waits(JShell shell, Snippet snippet) {
        var status = shell.status(snippet);
        return status.isActive() && status != Snippet.Status.VALID;
    }

    private static Optional<String> sentence(JShell shell, String message) {
        var both = BOTH.matcher(message);
        if (!both.find()) {
            return Optional.empty();
        }
        var one = Meaning.of(both.group(1), both.group(2), both.group(3));
        var two = Meaning.of(both.group(1), both.group(4), both.group(5));
        if (one.isOwn() || two.isOwn()) {
            var imported = one.isOwn() ? two : one;
            return Optional.of("`" + one.name() + "` means your own and " + imported.full() + ": write `"
                    + imported.full() + "` for that one, and give yours another name");
        }
        var newer = newer(shell, one, two);
        var older = newer == one ? two : one;
        return Optional.of("`" + one.name() + "` now means " + older.full() + " and " + newer.full() + ": add "
                + older.importing() + " (or " + newer.importing() + " if you mean that one)");
    }

    /** The meaning that the latest import brought. */
    private static Meaning newer(JShell shell, Meaning one, Meaning two) {
        for (var latest : shell.imports().toList().reversed()) {
            if (brings(latest, one) != brings(latest, two)) {
                return brings(latest, one) ? one : two;
            }
        }
        return two;
    }

    private static boolean brings(ImportSnippet imported, Meaning meaning) {
        return switch (imported.subKind()) {
            case TYPE_IMPORT_ON_DEMAND_SUBKIND, STATIC_IMPORT_ON_DEMAND_SUBKIND ->
                imported.fullname().equals(meaning.where() + ".*");
            case MODULE_IMPORT_SUBKIND ->
                packages(imported.fullname(), new HashSet<>()).contains(meaning.where());
            default -> imported.fullname().equals(meaning.full());
        };
    }

    /** The packages that an import of this module brings, with those of the modules it hands on. */
    private static Set<String> packages(String module, Set<String> seen) {
        var packages = new HashSet<String>();
        if (seen.add(module)) {
            ModuleLayer.boot().findModule(module).ifPresent(found -> {
                found.getDescriptor().exports().forEach(exported -> packages.add(exported.source()));
                found.getDescriptor().requires().stream()
                        .filter(required -> required.modifiers().contains(Modifier.TRANSITIVE))
                        .forEach(required -> packages.addAll(packages(required.name(), seen)));
            });
        }
        return packages;
    }
}
