package yourcores.kernel;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;

/** Loads the classes of cells and keeps their bytes. Safe for use by any thread. */
final class CellClasses extends URLClassLoader implements LoaderDelegate {
    private final ConcurrentHashMap<String, byte[]> bytes = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    CellClasses() {
        super("cells", new URL[0], CellClasses.class.getClassLoader());
    }

    /** The class file of a class that a cell defined; {@code null} if no cell did. */
    byte[] bytes(String className) {
        return bytes.get(className);
    }

    @Override
    public void load(ExecutionControl.ClassBytecodes[] classes) throws ExecutionControl.ClassInstallException {
        for (var added : classes) {
            bytes.put(added.name(), added.bytecodes());
        }
        var installed = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            try {
                loadClass(classes[i].name()).getDeclaredMethods();
                installed[i] = true;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ExecutionControl.ClassInstallException(e.toString(), installed);
            }
        }
    }

    @Override
    public void classesRedefined(ExecutionControl.ClassBytecodes[] classes) {
        for (var redefined : classes) {
            bytes.put(redefined.name(), redefined.bytecodes());
        }
    }

    @Override
    public void addToClasspath(String classPath) throws ExecutionControl.InternalException {
        for (var entry : classPath.split(File.pathSeparator)) {
            try {
                addURL(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException e) {
                throw new ExecutionControl.InternalException(e.toString());
            }
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            var found = bytes.get(name);
            return found == null ? super.findClass(name) : defineClass(name, found, 0, found.length);
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        var found = name.endsWith(".class")
                ? bytes.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                : null;
        return found == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(found);
    }
}
