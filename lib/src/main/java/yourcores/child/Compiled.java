package yourcores.child;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A child program after compilation. The same source is compiled once in the life of a kernel.
 *
 * @param folder holds its class files
 * @param main the class with the main method, the first one in the source that has any
 */
record Compiled(Path folder, String main) {
    private static final Map<String, Compiled> DONE = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException where the source does not compile or has no main method; says in which line */
    static Compiled of(String source, boolean preview) {
        var done = DONE.computeIfAbsent(Programs.hash(source + preview), key -> compile(key, source, preview));
        if (!Files.isDirectory(done.folder)) {
            DONE.values().remove(done);
            return of(source, preview);
        }
        return done;
    }

    private static Compiled compile(String key, String source, boolean preview) {
        var folder = Programs.folder().resolve(key);
        var problems = new DiagnosticCollector<JavaFileObject>();
        try {
            Files.createDirectories(folder);
            var task = task(folder, source, preview, problems);
            var units = task.parse();
            task.generate();
            var errors = problems.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .map(problem -> "line " + problem.getLineNumber() + ": " + problem.getMessage(null))
                    .collect(Collectors.joining("\n"));
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException("The child program does not compile.\n" + errors);
            }
            return new Compiled(folder, main(folder, units.iterator().next()));
        } catch (IOException e) {
            throw new UncheckedIOException("The child program cannot be written to " + folder, e);
        }
    }

    private static JavacTask task(
            Path folder, String source, boolean preview, DiagnosticCollector<JavaFileObject> problems) {
        var options = List.of("-d", folder.toString(), "-proc:none", "-nowarn", "-cp", ChildJvm.ownClasses());
        var previews = List.of(
                "--enable-preview",
                "--release",
                Integer.toString(Runtime.version().feature()));
        return (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        preview
                                ? Stream.concat(options.stream(), previews.stream())
                                        .toList()
                                : options,
                        null,
                        List.of(new Text(source)));
    }

    private static String main(Path folder, CompilationUnitTree unit) throws IOException {
        var prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, Compiled.class.getClassLoader())) {
            for (var declared : unit.getTypeDecls()) {
                if (declared instanceof ClassTree type) {
                    var name = prefix + type.getSimpleName();
                    if (ChildMain.mainOf(Class.forName(name, false, loader)).isPresent()) {
                        return name;
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The compiler left no class file for what it compiled", e);
        }
        throw new IllegalArgumentException("The child program has no main method: add void main() { … }");
    }

    /** Source text under a name that fits whatever class it declares. */
    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String source) {
            super(URI.create("string:///Main.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }

        @Override
        public NestingKind getNestingKind() {
            return null;
        }

        @Override
        public Modifier getAccessLevel() {
            return null;
        }
    }
}
