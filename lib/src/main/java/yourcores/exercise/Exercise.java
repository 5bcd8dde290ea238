package yourcores.exercise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the interface that a reader implements to solve an exercise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exercise {

    /** Chapter and letter: {@code 02a}. */
    String id();

    /** What is to be built, in a few words. */
    String title();

    /** How long a reader takes, in minutes. */
    int minutes();

    /** Three hints, each closer to the solution than the one before; the first gives nothing away. */
    String[] hints();

    /**
     * A class of JUnit tests, marked with {@link Checks}, whose constructor takes the answer. The message of a failed
     * assertion is the next step in words.
     */
    Class<?> checks();
}
