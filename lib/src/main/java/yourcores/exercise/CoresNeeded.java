package yourcores.exercise;

import org.opentest4j.TestAbortedException;

/**
 * What a check needs of the machine. A check that needs more cores than there are is shown as <i>cannot tell</i>: it
 * has neither passed nor failed.
 */
public final class CoresNeeded {

    private CoresNeeded() {}

    /**
     * Ends the check that calls it where threads cannot run at the same time on so many cores. To be called first,
     * and only by a check that observes what needs real overlap: an answer that one core can convict needs no second
     * one. Where one core convicts by luck it is called last.
     *
     * @param cores two or more
     */
    public static void needed(int cores) {
        needed(cores, Runtime.getRuntime().availableProcessors());
    }

    static void needed(int cores, int there) {
        if (there < cores) {
            throw new TestAbortedException("this check needs " + cores + " cores, this machine lends Java "
                    + (there == 1 ? "one" : there) + ": run it again on a larger one");
        }
    }
}
