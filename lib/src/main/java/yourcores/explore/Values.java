package yourcores.explore;

/**
 * Named numbers that a step looks at: the registers of its thread that a step before
 * it reads into; where a step awaits, shared variables too. What a
 * {@link SchedulerGame} asks for looks at all of them.
 */
@FunctionalInterface
public interface Values {

    /**
     * The value under this name.
     *
     * @throws IllegalArgumentException if the step may not look at that name, or nothing has it; the message says what to
     *     write instead
     */
    int get(String name);
}
