package yourcores.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Names of threads; those without one are numbered, those with the same name are told apart. */
final class Names {

    private Names() {}

    static List<String> of(List<Log> logs) {
        var names = new ArrayList<String>();
        var seen = new HashMap<String, Integer>();
        int unnamed = 0;
        for (var log : logs) {
            String name = log.thread().getName();
            if (name.isBlank()) {
                name = (log.thread().isVirtual() ? "virtual-" : "thread-") + ++unnamed;
            }
            int times = seen.merge(name, 1, Integer::sum);
            names.add(times == 1 ? name : name + " (" + times + ")");
        }
        return List.copyOf(names);
    }
}
