package yourcores.exercise;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * Checks answers to exercises and gives hints.
 *
 * <p>Guarantee: nothing is thrown, whatever an answer does; a call returns within five seconds. An answer that Java
 * cannot end is named with its price. An answer whose class name ends in {@code Solution} is one of the course's own:
 * it is checked like any other and not counted as the reader's progress.
 *
 * <p>Thread rule: safe for use by any thread; answers are checked one at a time.
 */
public final class Exercises {
    private static final Map<String, Integer> HINTS_GIVEN = new ConcurrentHashMap<>();

    private Exercises() {}

    /**
     * Checks an answer.
     *
     * @param id chapter and letter of the exercise: {@code "02a"}
     * @param answer an object of the reader's class
     * @return a table of what passed and, for what failed, the next step
     */
    public static synchronized Showable check(String id, Object answer) {
        var task = Catalogue.find(id);
        if (task.isEmpty()) {
            return unknown(id);
        }
        var exercise = Catalogue.describe(task.get());
        var refusal = Refusal.of(exercise.id(), task.get(), answer);
        if (refusal.isPresent()) {
            return say(refusal.get());
        }
        var trial = Trial.of(exercise.checks(), answer);
        boolean own = answer.getClass().getSimpleName().endsWith("Solution");
        if (trial.solved() && !own) {
            Solved.here().add(exercise.id());
        }
        var report = Report.of(exercise, trial, own);
        return () -> report;
    }

    /**
     * Gives the next hint: the first at the first call, the second at the next. The count is kept as long as the
     * kernel runs.
     *
     * @param id chapter and letter of the exercise: {@code "02a"}
     */
    public static Showable hint(String id) {
        var task = Catalogue.find(id);
        if (task.isEmpty()) {
            return unknown(id);
        }
        var exercise = Catalogue.describe(task.get());
        int number = HINTS_GIVEN.merge(exercise.id(), 1, Integer::sum);
        var hints = exercise.hints();
        return say(
                number <= hints.length
                        ? "Hint " + number + " of " + hints.length + ": " + hints[number - 1]
                        : "No more hints. The solution stands below the exercise, in a folded cell.");
    }

    /** Installed by the kernel: says where a frame stands in the notebook, {@code speedup (cell 12, line 3)}. */
    public static void tellPlacesBy(Function<StackTraceElement, String> places) {
        Words.tellPlacesBy(places);
    }

    private static Showable unknown(String id) {
        return say("There is no exercise \"" + id + "\". Choose one of " + String.join(", ", Catalogue.ids()) + ".");
    }

    private static Showable say(String sentence) {
        var verdict = Verdict.states(sentence);
        return () -> verdict;
    }
}
