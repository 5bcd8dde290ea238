package yourcores.exercise.trial;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import yourcores.exercise.FailureWords;
import yourcores.figure.Showable;
import yourcores.figure.Verdict;

/**
 * Checks answers to exercises and gives hints.
 *
 * <p>Guarantee: nothing is thrown, whatever an answer does; a call returns within five seconds, later only where the
 * machine is too busy. What can be ended is ended; an answer that Java cannot end is named with its price. An
 * answer that would end the kernel is refused before it runs, or explained after the restart. An answer whose class name ends in {@code Solution} is one of the course's own:
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
    public static Showable check(String id, Object answer) {
        if (TrialThreads.isHere()) {
            throw new IllegalStateException("an answer that is being checked cannot call check");
        }
        var task = Catalogue.find(id);
        return task.isEmpty() ? unknown(id) : check(task.get(), answer);
    }

    private static synchronized Showable check(Class<?> task, Object answer) {
        var exercise = Catalogue.describe(task);
        var refusal = Refusal.of(exercise.id(), task, answer);
        if (refusal.isPresent()) {
            return say(refusal.get());
        }
        Trial trial;
        try (var _ = LastEnd.here().begin(exercise.id())) {
            trial = Trial.of(exercise.checks(), answer);
        }
        boolean own = answer.getClass().getSimpleName().endsWith("Solution");
        Optional<String> unwritten = trial.solved() && !own ? Solved.here().add(exercise.id()) : Optional.empty();
        var report = Report.of(exercise, unwritten.map(trial::and).orElse(trial), own);
        return () -> report;
    }

    /**
     * Explains, once, that the kernel before this one was ended by an answer while it was checked; empty where it was
     * not. For the first cell of a chapter.
     */
    public static Optional<Showable> lastEnd() {
        return LastEnd.here().told().map(Exercises::say);
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
                        : "No more hints. In the course the solution stands below the exercise, in a folded cell.");
    }

    /** What is solved in the whole course, and where to go on. */
    public static Showable progress() {
        var table = SolvedTable.of(Solved.here().inOrder());
        return () -> table;
    }

    /** Installed by the kernel: says where a frame stands in the notebook, {@code speedup (cell 12, line 3)}. */
    public static void tellPlacesBy(Function<StackTraceElement, String> places) {
        FailureWords.tellPlacesBy(places);
    }

    private static Showable unknown(String id) {
        return say("There is no exercise \"" + id + "\". Choose one of " + String.join(", ", Catalogue.ids()) + ".");
    }

    private static Showable say(String sentence) {
        var verdict = Verdict.states(sentence);
        return () -> verdict;
    }
}
