package yourcores.measure;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What earlier cells left behind and still burns a core, in words: "cell 12 still runs thread counter-1". The kernel
 * installs the source; without one there is nothing to name.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Leftovers {
    private static final AtomicReference<Supplier<List<String>>> SOURCE = new AtomicReference<>(List::of);

    private Leftovers() {}

    public static void install(Supplier<List<String>> source) {
        SOURCE.set(source);
    }

    public static List<String> current() {
        return List.copyOf(SOURCE.get().get());
    }
}
