package yourcores.race;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import yourcores.figure.Numbers;

/**
 * Counts outcomes.
 *
 * <p>Thread rule: one thread at a time.
 */
final class OutcomeTally<T> {
    private static final int MOST = 200_000;

    private final Map<T, long[]> counts = new HashMap<>();
    private final long start = System.nanoTime();
    private long runs;

    void add(T outcome) {
        var count = counts.get(outcome);
        if (count == null) {
            counts.put(outcome, count = new long[1]);
            refuseOdd(outcome);
        }
        count[0]++;
        runs++;
    }

    long runs() {
        return runs;
    }

    long elapsedNanos() {
        return System.nanoTime() - start;
    }

    Counts<T> done(OptionalLong met) {
        var plain = new HashMap<T, Long>();
        counts.forEach((outcome, count) -> plain.put(outcome, count[0]));
        return new Counts<>(plain, Duration.ofNanos(elapsedNanos()), met);
    }

    private void refuseOdd(T outcome) {
        if (outcome != null && outcome.getClass().isArray()) {
            throw new IllegalArgumentException(
                    "Two arrays are never equal, so they cannot be counted: return a record or a list");
        }
        if (counts.size() > MOST) {
            var some = counts.keySet().stream().limit(3).map(Labels::of).collect(Collectors.joining("; "));
            throw new IllegalStateException("More than " + Numbers.count(MOST) + " different outcomes (" + some
                    + "; ...): return less, or something with equals");
        }
    }
}
