package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import yourcores.measure.system.Machine;

/**
 * Answers to one exercise: a method for each, named by what it does. {@code -Dyourcores.test.rounds=20} checks each so
 * often: no verdict may change.
 *
 * <p>They stand outside the package of the checks, as a reader's do.
 */
@Timeout(600)
public abstract class Answers {
    static final int TRIALS = 8;
    static final int AGAIN = 3; // a machine that stands still may hide a mistake of time, but not so often

    private static final int ROUNDS = Integer.getInteger("yourcores.test.rounds", 1);

    /** An answer that all checks accept. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Right {}

    /** An answer that one check refuses and all others accept, in one of {@value Answers#AGAIN} trials at least. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Wrong {

        /** The check, by the name that the reader sees. */
        String refusedBy();

        /** What it says is wrong, or a part of that. */
        String says();

        /** The checks that may refuse it, too: this one rests on them, or they see it only at times. */
        String[] and() default {};

        /**
         * On fewer cores nobody can see that it is wrong. With two or more the check awaits a race, and may wait in vain:
         * one of {@value Answers#TRIALS} trials has to see it, unless other programs keep the cores busy.
         */
        int cores() default 1;
    }

    /** The names of the checks that answers of this class are refused by. */
    static Set<String> refusing(Class<?> answers) {
        return Arrays.stream(answers.getDeclaredMethods())
                .map(method -> method.getAnnotation(Wrong.class))
                .filter(Objects::nonNull)
                .map(Wrong::refusedBy)
                .collect(Collectors.toSet());
    }

    @TestFactory
    Stream<DynamicTest> areJudged() {
        return Arrays.stream(getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Right.class) || method.isAnnotationPresent(Wrong.class))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        judge(method);
                    }
                }));
    }

    private void judge(Method method) throws ReflectiveOperationException, InterruptedException {
        method.setAccessible(true);
        var wrong = method.getAnnotation(Wrong.class);
        if (wrong == null) {
            var trial = trial(method);
            for (int n = 1; n < AGAIN && outOfTime(trial); n++) {
                trial = trial(method);
            }
            boolean busy = outOfTime(trial) && trial.count(Outcome.Result.BUSY) > 0;
            assumeTrue(!busy, "other programs kept the cores that a race needs");
            String told = method.getName() + ": " + trial;
            assertTrue(trial.solved(), told);
            assertEquals(List.of(), trial.remarks(), told);
            return;
        }
        assumeTrue(
                Runtime.getRuntime().availableProcessors() >= wrong.cores(), "too few cores to see that it is wrong");
        boolean raced = wrong.cores() > 1;
        int trials = raced ? TRIALS : AGAIN;
        for (int n = 1; !convicted(trial(method), wrong); n++) {
            if (n == trials) {
                assumeTrue(!raced || Machine.here().quiet().quiet(), "other programs kept the cores that a race needs");
                fail("%s, %d trials: not as it should be".formatted(method.getName(), trials));
            }
        }
    }

    private Trial trial(Method method) throws ReflectiveOperationException {
        return Trial.of(Catalogue.describe(method.getReturnType()).checks(), method.invoke(this));
    }

    /** Whether no check has refused it, and some did not run: a machine that stands still uses up the time of all. */
    private static boolean outOfTime(Trial trial) {
        return !trial.solved() && refusing(trial).isEmpty();
    }

    /** Whether the check that should has refused it, in the words that it should, and no other one. */
    private static boolean convicted(Trial trial, Wrong wrong) {
        var refusing = refusing(trial);
        boolean refused = refusing.remove(wrong.refusedBy());
        refusing.removeAll(List.of(wrong.and()));
        boolean said = trial.outcomes().stream()
                .anyMatch(each ->
                        each.check().equals(wrong.refusedBy()) && each.next().contains(wrong.says()));
        if (!refused || !refusing.isEmpty() || !said) {
            System.err.println(trial);
            return false;
        }
        return true;
    }

    /** A check that did not run, for the time was over, refuses nothing. */
    private static Set<String> refusing(Trial trial) {
        return trial.outcomes().stream()
                .filter(each -> each.result() == Outcome.Result.FAILED)
                .map(Outcome::check)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
