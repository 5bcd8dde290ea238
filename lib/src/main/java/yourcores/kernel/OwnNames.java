package yourcores.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Keeps an import of one name and a declaration of the same name in a cell apart: JShell puts both above each later
 * snippet, and then none of them compiles. The declaration stays, the import goes.
 */
final class OwnNames {
    private final Places places;
    private final ClassLoader loader;

    OwnNames(Places places, ClassLoader loader) {
        this.places = places;
        this.loader = loader;
    }

    /** Drops an import whose name is taken; returns why. */
    Optional<String> refuse(JShell shell, Snippet fresh) {
        if (!(fresh instanceof ImportSnippet imported) || !shell.status(fresh).isActive()) {
            return Optional.empty();
        }
        return shell.snippets()
                .filter(own -> shell.status(own).isActive() && clash(imported, own))
                .findFirst()
                .map(own -> {
                    shell.drop(imported);
                    return "`" + simple(imported) + "` is your own" + in(own) + ", and the import is left out: write `"
                            + imported.fullname() + "` where you mean that one, or give yours another name";
                });
    }

    /** Drops the imports of a name that a cell has now declared; tells so. */
    List<String> replace(JShell shell, Snippet fresh) {
        if (fresh instanceof ImportSnippet || !shell.status(fresh).isActive()) {
            return List.of();
        }
        return shell.imports().filter(imported -> clash(imported, fresh)).toList().stream()
                .peek(shell::drop)
                .map(imported -> "`" + simple(imported) + "` means your own from here on: write `" + imported.fullname()
                        + "` where you mean that one")
                .toList();
    }

    private boolean clash(ImportSnippet imported, Snippet own) {
        boolean single = imported.subKind() == SubKind.SINGLE_TYPE_IMPORT_SUBKIND
                || imported.subKind() == SubKind.SINGLE_STATIC_IMPORT_SUBKIND;
        return single
                && own instanceof PersistentSnippet named
                && named.name().equals(simple(imported))
                && (own instanceof TypeDeclSnippet && bringsType(imported)
                        || own instanceof VarSnippet && bringsField(imported));
    }

    private boolean bringsType(ImportSnippet imported) {
        return !imported.isStatic()
                || outer(imported)
                        .map(outer -> Arrays.stream(outer.getClasses())
                                .anyMatch(type -> type.getSimpleName().equals(simple(imported))))
                        .orElse(false);
    }

    private boolean bringsField(ImportSnippet imported) {
        return imported.isStatic()
                && outer(imported)
                        .map(outer -> Arrays.stream(outer.getFields())
                                .anyMatch(field -> field.getName().equals(simple(imported))))
                        .orElse(false);
    }

    private Optional<Class<?>> outer(ImportSnippet imported) {
        var full = imported.fullname();
        try {
            return Optional.of(Class.forName(full.substring(0, full.lastIndexOf('.')), false, loader));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return Optional.empty();
        }
    }

    private static String simple(ImportSnippet imported) {
        return imported.fullname().substring(imported.fullname().lastIndexOf('.') + 1);
    }

    private String in(Snippet own) {
        return places.cell(own).map(cell -> " (cell " + cell + ")").orElse("");
    }
}
