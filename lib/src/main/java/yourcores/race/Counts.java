package yourcores.race;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * How often each outcome came out. Immutable.
 *
 * @param counts runs by outcome, smallest outcome first where outcomes can be compared
 * @param took time from the first run to the last
 * @param met in how many runs all actors of a race were at work at the same time; empty where nothing is known of it
 */
public record Counts<T>(Map<T, Long> counts, Duration took, OptionalLong met) {

    public Counts {
        var sorted = new LinkedHashMap<T, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Labels.order()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        counts = Collections.unmodifiableMap(sorted);
    }

    /** How many runs there were. */
    public long runs() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In how many runs this came out. */
    public long of(T outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** In how many runs an outcome of this kind came out. */
    public long of(Predicate<? super T> kind) {
        return counts.entrySet().stream()
                .filter(entry -> kind.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many different outcomes there were. */
    int distinct() {
        return counts.size();
    }

    /** The first outcome by its order; empty where there was no run. */
    Optional<T> smallest() {
        return counts.keySet().stream().findFirst();
    }

    /** The last outcome by its order; empty where there was no run. */
    Optional<T> largest() {
        return counts.keySet().stream().reduce((_, last) -> last);
    }
}
