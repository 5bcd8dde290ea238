package yourcores.child;

import java.net.URL;
import java.net.URLClassLoader;

/** A class out of a string, each time by a loader of its own, as cells define theirs. */
public final class CompiledClass {

    private CompiledClass() {}

    /**
     * @param name of a class beside the main method
     * @param source a compact source file
     */
    public static Class<?> of(String name, String source) throws Exception {
        var program = Compiled.of(source, false);
        var folder = new URL[] {program.folder().toUri().toURL()};
        var loader = new URLClassLoader(folder, CompiledClass.class.getClassLoader());
        return loader.loadClass(program.main() + "$" + name);
    }
}
