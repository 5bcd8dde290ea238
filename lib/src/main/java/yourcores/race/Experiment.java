package yourcores.race;

/**
 * One run of an experiment in which threads meet. It makes its own fresh state, lets the threads leave together, joins
 * them, and returns what came out.
 *
 * @param <T> the outcome: a value with {@code equals}, such as a number, a string, a record or a list
 */
@FunctionalInterface
public interface Experiment<T> {

    /** @param start lets threads leave together; new for each run */
    T run(Start start) throws Exception;
}
