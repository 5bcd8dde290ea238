package yourcores.explore;

import java.util.function.Predicate;

/**
 * What the reader of a {@link SchedulerGame} has to bring about.
 *
 * @param task an order in few words: "lose fifty"
 * @param at when it is looked for
 * @param condition what must be true then
 */
record Goal(String task, When at, Predicate<Values> condition) {

    enum When {
        /** When all threads are at their end. */
        END,
        /** After any step. */
        ANY,
        /** When no thread can go on, and some wait. */
        DEADLOCK
    }

    Goal {
        if (task.isBlank()) {
            throw new ProgramRefused("The task has no words: say what to bring about, as in \"lose fifty\"");
        }
    }

    /**
     * Whether it has happened.
     *
     * @param over whether nothing can move any more
     * @param waiting whether some thread waits
     */
    boolean reached(boolean over, boolean waiting, Values values) {
        return switch (at) {
            case END -> over && !waiting && asked(values);
            case ANY -> asked(values);
            case DEADLOCK -> over && waiting;
        };
    }

    private boolean asked(Values values) {
        try {
            return condition.test(values);
        } catch (ProgramRefused refused) {
            throw refused;
        } catch (RuntimeException thrown) {
            throw new ProgramRefused(
                    "The condition of \"" + task + "\" throws " + thrown + ": make it say yes or no for all values",
                    thrown);
        }
    }
}
