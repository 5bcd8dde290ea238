package yourcores.race;

import java.util.Set;

/**
 * The outcomes that a program can have by its rules, to compare what was seen with. An outcome is written as a string:
 * one value as its {@code toString()}, several as {@code "a=1, b=0"}.
 *
 * <p>Thread rule: immutable.
 */
public interface Predicted {

    /** All outcomes that can happen. */
    Set<String> outcomes();

    /** Whether an outcome can happen. */
    default boolean contains(String outcome) {
        return outcomes().contains(outcome);
    }
}
