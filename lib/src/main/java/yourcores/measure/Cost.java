package yourcores.measure;

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
}
