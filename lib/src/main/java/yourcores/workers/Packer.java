package yourcores.workers;

import java.util.HashSet;
import java.util.Set;

/**
 * Packs the tasks of one {@link Workers#map}: each with the id of the classes it needs. Classes are looked up anew by
 * each map, so that a class whose cell was edited travels as it is now.
 *
 * <p>Thread rule: safe for use by any thread.
 */
final class Packer {
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
        return new Packed(new Parcel(classes.id(), written.bytes()), classes, type.getClassLoader());
    }

    private synchronized ClassBundle classesFor(Set<Class<?>> met) {
        if (types.addAll(met)) {
            bundle = CellCode.needed(types);
        }
        return bundle;
    }
}
