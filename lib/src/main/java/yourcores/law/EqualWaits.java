package yourcores.law;

import yourcores.measure.Law;

/**
 * The bound of tasks that all wait equally long, so many at a time: they take rounds, and the last round may be half
 * empty. S(k) = n / ⌈n/k⌉. There is more to a task than its wait, so it is a bound.
 *
 * @param tasks n, at least 1
 */
public record EqualWaits(int tasks) implements Law {
    public EqualWaits {
        if (tasks < 1) {
            throw new IllegalArgumentException("One task at least, not " + tasks);
        }
    }

    @Override
    public String name() {
        return tasks + " equal waits";
    }

    /** Between two whole numbers of workers as with the smaller one. */
    @Override
    public double at(double workers) {
        Check.processors(workers);
        return tasks / Math.ceil(tasks / Math.floor(workers));
    }

    @Override
    public boolean bound() {
        return true;
    }
}
