package yourcores.workers;

/** Defines the classes of one bundle in a worker. Safe for use by any thread. */
final class TravelLoader extends ClassLoader {
    private final ClassBundle bundle;

    static {
        registerAsParallelCapable();
    }

    TravelLoader(ClassBundle bundle) {
        super(TravelLoader.class.getClassLoader());
        this.bundle = bundle;
    }

    boolean brought(String className) {
        return bundle.classes().containsKey(className);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var file = bundle.classes().get(name);
        if (file == null) {
            throw new ClassNotFoundException(
                    PlainData.plain(name) + " did not travel with the task: name it in the" + " task's code");
        }
        return defineClass(name, file, 0, file.length);
    }
}
