package yourcores.child;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final List<String> PREVIEW = List.of(
            "--enable-preview", "--release", Integer.toString(Runtime.version().feature()));

    /** @throws IllegalArgumentException where the source does not compile or has no main method; says in which line */
    static Compiled of(String source, boolean preview) {
        return of(source, preview ? PREVIEW : List.of(), List.of(), "");
    }

    /**
     * @param options of the compiler, beside those that all programs have; a later one wins
     * @param jars that the source needs
     * @param main the class with the main method, where that is none of the source's own; empty where it is
     */
    static Compiled of(String source, List<String> options, List<Path> jars, String main) {
        var done = DONE.computeIfAbsent(
                Programs.hash(source + "\0" + options + "\0" + jars + "\0" + main),
                key -> compile(key, source, options, jars, main));
        if (!Files.isDirectory(done.folder)) {
            DONE.values().remove(done);
            return of(source, options, jars, main);
        }
        return done;
    }

    private static Compiled compile(String key, String source, List<String> options, List<Path> jars, String main) {
        var folder = Programs.folder().resolve(key);
        var problems = new DiagnosticCollector<JavaFileObject>();
        try {
            Files.createDirectories(folder);
            var task = task(folder, source, options, jars, problems);
            var units = task.parse();
            task.generate();
            var errors = problems.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .map(Compiled::told)
                    .collect(Collectors.joining("\n"));
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException("The child program does not compile.\n" + errors);
            }
            return new Compiled(
                    folder, main.isEmpty() ? main(folder, jars, units.iterator().next()) : main);
        } catch (IOException e) {
            throw new UncheckedIOException("The child program cannot be written to " + folder, e);
        }
    }

    private static String told(Diagnostic<?> problem) {
        long line = problem.getLineNumber();
        return (line == Diagnostic.NOPOS ? "" : "line " + line + ": ") + problem.getMessage(null);
    }

    private static JavacTask task(
            Path folder,
            String source,
            List<String> more,
            List<Path> jars,
            DiagnosticCollector<JavaFileObject> problems) {
        var classes = Stream.concat(jars.stream().map(Path::toString), Stream.of(ChildJvm.ownClasses()))
                .collect(Collectors.joining(File.pathSeparator));
        var options = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none", "-nowarn", "-cp", classes));
        options.addAll(more);
        return (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(new Text(source)));
    }

    private static String main(Path folder, List<Path> jars, CompilationUnitTree unit) throws IOException {
        var prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        var places = new ArrayList<URL>();
        places.add(folder.toUri().toURL());
        for (var jar : jars) {
            places.add(jar.toUri().toURL());
        }
        try (var loader = new URLClassLoader(places.toArray(URL[]::new), Compiled.class.getClassLoader())) {
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
            return kind == Kind.SOURCE && !simpleName.endsWith("-info"); // a package's or a module's: processors ask
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
