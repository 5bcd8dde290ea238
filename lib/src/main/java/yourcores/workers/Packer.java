package yourcores.workers;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Packs the tasks of one {@link Workers#map}: each with the id of the classes it needs. Classes are looked up anew by
 * each map, so that a class whose cell was edited travels as it is now.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Packer {
    /** A member of a cluster may work for other kernels too, whose ids must differ. */
    private static final AtomicLong IDS =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE / 2));

    private final Set<Class<?>> types = new HashSet<>();
    private ClassBundle bundle = CellCode.needed(Set.of());

    /**
     * @param number of the task, from 1, for messages
     * @throws IllegalArgumentException where the task cannot travel
     */
    Packed pack(int number, Task<?> task) {
        var type = task.getClass();
        var what = "Task " + number + " (" + PlainData.plain(type.getName()) + ")";
        if (type.isHidden()) {
            throw new IllegalArgumentException(
                    "Task " + number + " cannot travel: " + PlainData.refusal("$$Lambda") + ".");
        }
        var written = Outgoing.write(what, task, CellCode::travels);
        var classes = classesFor(written.classes());
        return new Packed(IDS.incrementAndGet(), written.bytes(), classes, type.getClassLoader());
    }

    private synchronized ClassBundle classesFor(Set<Class<?>> met) {
        var all = new HashSet<>(types);
        if (all.addAll(met)) {
            bundle = CellCode.needed(all);
            types.addAll(met);
        }
        return bundle;
    }
}
