package yourcores.workers;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import yourcores.child.ChildJvm;

/**
 * Finds the class files that a task needs and that a worker does not have: the task's class, and what these refer to,
 * step by step. A worker has the JDK and the course's library.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class CellCode {
    private static final int MOST = 500;

    /** The class that JShell wraps around a cell's variable or method. */
    private static final Pattern WRAPPER = Pattern.compile("REPL/\\$JShell\\$\\d+[A-Z]*");

    private static final ClassLoader WORKERS =
            new URLClassLoader(new URL[] {own()}, ClassLoader.getPlatformClassLoader());
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private CellCode() {}

    /** Whether a class has to travel. */
    static boolean travels(String className) {
        return !KNOWN.computeIfAbsent(className, name -> WORKERS.getResource(file(name)) != null);
    }

    /**
     * @throws IllegalArgumentException where a class file cannot be had, where a class reads a variable of the
     *     notebook, or where there are too many classes
     */
    static ClassBundle needed(Set<Class<?>> types) {
        var found = new HashMap<String, byte[]>();
        for (var type : types) {
            var element = type;
            while (element.isArray()) {
                element = element.componentType();
            }
            if (!element.isPrimitive() && travels(element.getName()) && !found.containsKey(element.getName())) {
                follow(element, found);
            }
        }
        return ClassBundle.of(found);
    }

    private static void follow(Class<?> type, Map<String, byte[]> found) {
        var loader = type.getClassLoader();
        found.put(type.getName(), read(loader, type.getName()));
        if (found.get(type.getName()) == null) {
            throw new IllegalArgumentException("The class " + PlainData.plain(type.getName())
                    + " cannot travel: this kernel does not keep the class files of cells. Open the notebook with the"
                    + " course's own kernel (make lab), or use Workers.threads(n).");
        }
        var open = new ArrayDeque<>(Set.of(type.getName()));
        while (!open.isEmpty()) {
            var name = open.poll();
            for (var other : mentioned(name, found.get(name))) {
                if (found.containsKey(other) || !travels(other)) {
                    continue;
                }
                var file = read(loader, other);
                if (file != null) {
                    found.put(other, file);
                    open.add(other);
                }
            }
            if (found.size() > MOST) {
                throw new IllegalArgumentException("The class " + PlainData.plain(type.getName())
                        + " cannot travel: it needs more than " + MOST
                        + " classes. Call libraries outside the task, and give the task plain data.");
            }
        }
    }

    private static Set<String> mentioned(String name, byte[] file) {
        var model = ClassFile.of().parse(file);
        var names = new HashSet<String>();
        if (isStatement(model)) {
            return names;
        }
        for (var entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type -> add(type.asSymbol(), names);
                case MethodTypeEntry method -> addMethod(method.descriptor().stringValue(), names);
                case NameAndTypeEntry member -> addDescriptor(member.type().stringValue(), names);
                case FieldRefEntry field -> check(name, model, field);
                default -> {}
            }
        }
        model.fields().forEach(field -> addDescriptor(field.fieldType().stringValue(), names));
        model.methods().forEach(method -> addMethod(method.methodType().stringValue(), names));
        return names;
    }

    /** The wrapper of a cell's statement: a class declared inside needs it to be there, and nothing that it does. */
    private static boolean isStatement(ClassModel model) {
        return WRAPPER.matcher(model.thisClass().asInternalName()).matches()
                && model.methods().stream()
                        .anyMatch(method -> method.methodName().equalsString("do_it$"));
    }

    private static void check(String name, ClassModel model, FieldRefEntry field) {
        var owner = field.owner().asInternalName();
        if (WRAPPER.matcher(owner).matches()
                && !model.thisClass().asInternalName().equals(owner)) {
            throw new IllegalArgumentException("The class " + PlainData.plain(name) + " cannot travel: it uses the"
                    + " notebook's variable " + field.name().stringValue()
                    + ", and variables stay here. Make it a component of the task's record.");
        }
    }

    private static void addDescriptor(String descriptor, Set<String> names) {
        if (descriptor.startsWith("(")) {
            addMethod(descriptor, names);
        } else {
            add(ClassDesc.ofDescriptor(descriptor), names);
        }
    }

    private static void addMethod(String descriptor, Set<String> names) {
        var method = MethodTypeDesc.ofDescriptor(descriptor);
        add(method.returnType(), names);
        method.parameterList().forEach(type -> add(type, names));
    }

    private static void add(ClassDesc type, Set<String> names) {
        var element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (element.isClassOrInterface()) {
            var descriptor = element.descriptorString();
            names.add(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
        }
    }

    private static byte[] read(ClassLoader loader, String name) {
        try (var in = loader.getResourceAsStream(file(name))) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static URL own() {
        try {
            return Path.of(ChildJvm.ownClasses()).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
