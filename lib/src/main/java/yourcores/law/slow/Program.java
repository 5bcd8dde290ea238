package yourcores.law.slow;

/** A program as slow-motion cores run it: which share of the job one core does alone, which they do together. */
@FunctionalInterface
public interface Program {

    /**
     * Runs the whole program once.
     *
     * @param crew the cores; use by this thread only
     */
    void run(Crew crew) throws Exception;
}
