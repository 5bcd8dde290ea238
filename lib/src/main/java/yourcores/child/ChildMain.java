package yourcores.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first class of a child JVM: sees to it that the JVM ends with the kernel, and its children with it, then runs the
 * program's own main method, of any form that Java allows (JEP 512).
 */
public final class ChildMain {
    private static final int FAILED = 1;

    private ChildMain() {}

    /** @param args the kernel's process id, the name of the class with the main method, the program's arguments */
    public static void main(String[] args) throws Throwable {
        ParentWatch.start(Long.parseLong(args[0]), ChildMain::endChildren);
        Runtime.getRuntime().addShutdownHook(new Thread(ChildMain::endChildren));
        var type = Class.forName(args[1]);
        var main = mainOf(type).orElseThrow(() -> new NoSuchMethodException("main in " + args[1]));
        call(type, main, Arrays.copyOfRange(args, 2, args.length));
    }

    /** Ends this process, which cannot go on, with a line on standard error that says why. */
    public static void giveUp(Throwable cause) {
        try {
            new FileOutputStream(FileDescriptor.err).write((cause + "\n").getBytes(StandardCharsets.UTF_8));
            endChildren();
        } catch (IOException | Error nothingToBeSaid) {
            // The exit code is left.
        } finally {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    public static void endChildren() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** The main method that {@code java} would choose: with arguments before one without. */
    static Optional<Method> mainOf(Class<?> type) {
        return Stream.of(new Class<?>[][] {{String[].class}, {}})
                .flatMap(parameters -> declared(type, parameters).stream())
                .filter(main -> main.getReturnType() == void.class && !Modifier.isPrivate(main.getModifiers()))
                .findFirst();
    }

    private static Optional<Method> declared(Class<?> type, Class<?>[] parameters) {
        for (Class<?> here = type; here != null && here != Object.class; here = here.getSuperclass()) {
            try {
                return Optional.of(here.getDeclaredMethod("main", parameters));
            } catch (NoSuchMethodException above) {
                // It may be inherited.
            }
        }
        return Optional.empty();
    }

    private static void call(Class<?> type, Method main, String[] args) throws Throwable {
        main.setAccessible(true);
        MethodHandle handle = MethodHandles.lookup().unreflect(main);
        if (!Modifier.isStatic(main.getModifiers())) {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            handle = handle.bindTo(constructor.newInstance());
        }
        if (main.getParameterCount() == 1) {
            handle.invoke(args);
        } else {
            handle.invoke();
        }
    }
}
