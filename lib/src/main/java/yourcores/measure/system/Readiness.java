package yourcores.measure.system;

import java.time.Duration;
import java.util.List;
import yourcores.thread.Burning;
import yourcores.thread.Groups;

/** Refuses to measure while the program itself still burns a core: what an earlier cell left behind. */
public final class Readiness {
    private static final Duration GLANCE = Duration.ofMillis(40);
    private static final double BURNING = 0.25;
    private static final int GLANCES = 3;

    private Readiness() {}

    /** @throws IllegalStateException if a core is not free, naming what holds it */
    public static void check() throws InterruptedException {
        refuseIfAny(Leftovers.current());
        var burning = burning();
        for (int glance = 1; glance < GLANCES && !burning.isEmpty(); glance++) {
            burning = burning();
        }
        refuseIfAny(burning);
    }

    private static void refuseIfAny(List<String> leftovers) {
        if (!leftovers.isEmpty()) {
            throw new IllegalStateException("Nothing is measured while earlier work still runs: "
                    + String.join("; ", leftovers) + ". Stop it, or restart the kernel, and run this cell again.");
        }
    }

    /** Threads that fill a quarter of a processor at a glance. */
    static List<String> burning() throws InterruptedException {
        return Burning.among(Groups.threads(Groups.root()), GLANCE, BURNING).stream()
                .map(thread -> "thread \"" + thread.getName() + "\"")
                .toList();
    }
}
