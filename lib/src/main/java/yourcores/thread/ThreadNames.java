package yourcores.thread;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What threads are called: by their names, with the number behind it where several have the same one. Immutable. */
final class ThreadNames {
    private final Set<String> shared;

    private ThreadNames(Set<String> shared) {
        this.shared = shared;
    }

    /** @param threads names by number */
    static ThreadNames of(Map<Long, String> threads) {
        var seen = new HashSet<String>();
        var shared = new HashSet<String>();
        for (var name : threads.values()) {
            if (!seen.add(name)) {
                shared.add(name);
            }
        }
        return new ThreadNames(shared);
    }

    String of(String name, long id) {
        if (name == null || name.isBlank()) {
            return "thread #" + id;
        }
        return shared.contains(name) ? name + " #" + id : name;
    }
}
