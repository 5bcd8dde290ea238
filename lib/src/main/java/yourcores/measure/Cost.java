package yourcores.measure;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * An operation whose cost {@link Bench#costs} finds.
 *
 * @param name as it stands in the figure
 * @param operations how many of them one call of the work does, at least 1
 * @param work does them; may use threads of any kind, and has ended them when it returns
 */
public record Cost(String name, int operations, Callable<?> work) {
    public Cost {
        if (operations < 1) {
            throw new IllegalArgumentException("The work does at least one operation, not " + operations);
        }
    }

    /**
     * An operation that is over soon, done so many times in a row: it has been compiled by then, and the clock does not
     * count.
     */
    public static Cost often(String name, int times, Callable<?> operation) {
        return new Cost(name, times, () -> {
            int used = 0;
            for (int i = 0; i < times; i++) {
                used = 31 * used + Objects.hashCode(operation.call());
            }
            return used;
        });
    }
}
