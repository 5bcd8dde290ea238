package yourcores.measure.system;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What earlier cells still burn cores with. The kernel knows and installs its answer; without it nothing is known.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Leftovers {
    private static final AtomicReference<Supplier<List<String>>> SOURCE = new AtomicReference<>(List::of);

    private Leftovers() {}

    /** Makes this the source of the answer, for all threads. */
    public static void install(Supplier<List<String>> source) {
        SOURCE.set(source);
    }

    /**
     * A sentence for each earlier cell that burns a core right now: "cell 12 still holds a core: restart the kernel".
     * Looks for some 10 ms, some 100 ms where something burns.
     */
    public static List<String> current() {
        return List.copyOf(SOURCE.get().get());
    }
}
