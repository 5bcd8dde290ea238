package yourcores.exercise.trial;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds calls in an answer's class files that would end the kernel: {@code System.exit} and the like.
 *
 * <p>Follows the classes of cells that the answer refers to. A look-up by reflection is found where the method's name
 * stands in the code as it is; names put together at run time are not, nor classes whose bytes their loader does not
 * hand out: {@link LastEnd} tells of those.
 */
final class Exits {
    private static final Set<String> CALLS =
            Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

    /** The package of what cells define; JShell's name for it. */
    private static final String CELLS = "REPL/";

    private static final Pattern WRAPPED = Pattern.compile("REPL/\\$JShell\\$\\w+\\$(.+)");
    private static final Set<String> NAMES = Set.of("exit", "halt");
    private static final Set<String> LOOKUPS = Set.of("getMethod", "getDeclaredMethod", "findStatic", "findVirtual");

    private Exits() {}

    /** The first such call: {@code System.exit}, with the class where it is not the answer's own. */
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
            var call = callIn(model.get());
            if (call.isPresent()) {
                return call.map(what -> what + (seen.size() == 1 ? "" : classOf(name)));
            }
            for (var entry : model.get().constantPool()) {
                if (entry instanceof ClassEntry other && other.asInternalName().startsWith(CELLS)) {
                    open.add(other.asInternalName());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> callIn(ClassModel model) {
        String name = null;
        boolean looksUp = false;
        for (var entry : model.constantPool()) {
            switch (entry) {
                case MethodRefEntry method
                when CALLS.contains(nameOf(method)) -> {
                    return Optional.of(nameOf(method).replace("java/lang/", ""));
                }
                case MethodRefEntry method when LOOKUPS.contains(method.name().stringValue()) -> looksUp = true;
                case StringEntry text when NAMES.contains(text.stringValue()) -> name = text.stringValue();
                default -> {}
            }
        }
        return looksUp && name != null ? Optional.of(name + " by reflection") : Optional.empty();
    }

    /** " in Helper"; empty for a method that stands in no class of the reader's. */
    private static String classOf(String name) {
        var ofReader = WRAPPED.matcher(name);
        return ofReader.matches() ? " in " + ofReader.group(1).replace('$', '.') : "";
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
