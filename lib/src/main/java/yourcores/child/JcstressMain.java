package yourcores.child;

import java.lang.reflect.Field;

/**
 * Starts jcstress with the number of processors told: it would keep all of them busy for a second to see whether more come
 * to life, which is for machines that put processors to sleep one by one. Where it has no such field any more it counts.
 */
public final class JcstressMain {
    private static final String MAIN = "org.openjdk.jcstress.Main";
    private static final String SUPPORT = "org.openjdk.jcstress.vm.VMSupport";
    private static final String COUNTED = "HOT_CPUS";

    private JcstressMain() {}

    /** @param options of jcstress */
    public static void main(String[] options) throws ReflectiveOperationException {
        try {
            Field counted = Class.forName(SUPPORT).getDeclaredField(COUNTED);
            counted.setAccessible(true);
            counted.setInt(null, Runtime.getRuntime().availableProcessors());
        } catch (NoSuchFieldException itCounts) {
            // Another version of jcstress: a second later.
        }
        Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) options);
    }
}
