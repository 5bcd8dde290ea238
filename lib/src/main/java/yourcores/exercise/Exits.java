package yourcores.exercise;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds calls in an answer's class files that would end the kernel: {@code System.exit} and the like.
 *
 * <p>Follows the classes of cells that the answer refers to. Calls by reflection are not found, nor classes whose
 * bytes their loader does not hand out.
 */
final class Exits {
    private static final Set<String> CALLS =
            Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

    /** The package of what cells define; JShell's name for it. */
    private static final String CELLS = "REPL/";

    private Exits() {}

    /** The first such call: {@code System.exit}. */
    static Optional<String> in(Class<?> answer) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        var start = answer.isHidden() ? answer.getNestHost() : answer; // a lambda's body stands in its host
        open.add(start.getName().replace('.', '/'));
        while (!open.isEmpty()) {
            var name = open.remove();
            if (!seen.add(name)) {
                continue;
            }
            var model = read(name, answer.getClassLoader());
            if (model.isEmpty()) {
                continue;
            }
            for (var entry : model.get().constantPool()) {
                if (entry instanceof MethodRefEntry method && CALLS.contains(nameOf(method))) {
                    return Optional.of(nameOf(method).replace("java/lang/", ""));
                }
                if (entry instanceof ClassEntry other && other.asInternalName().startsWith(CELLS)) {
                    open.add(other.asInternalName());
                }
            }
        }
        return Optional.empty();
    }

    private static String nameOf(MethodRefEntry method) {
        return method.owner().asInternalName() + "." + method.name().stringValue();
    }

    private static Optional<ClassModel> read(String name, ClassLoader loader) {
        if (loader == null) {
            return Optional.empty();
        }
        try (var bytes = loader.getResourceAsStream(name + ".class")) {
            return bytes == null ? Optional.empty() : Optional.of(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
