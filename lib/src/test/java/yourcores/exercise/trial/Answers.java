package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
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

/**
 * Answers to one exercise: a method for each, named by what it does. {@code -Dyourcores.test.rounds=20} checks each so
 * often: no verdict may change.
 *
 * <p>They stand outside the package of the checks, as a reader's do.
 */
@Timeout(600)
public abstract class Answers {
    static final int TRIALS = 5;

    private static final int ROUNDS = Integer.getInteger("yourcores.test.rounds", 1);

    /** An answer that all checks accept. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Right {}

    /** An answer that one check refuses and all others accept. */
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
         * On fewer cores nobody can see that it is wrong. With two or more the check awaits a race, and on a busy machine
         * it may wait in vain: one of {@value Answers#TRIALS} trials has to see it.
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

    private void judge(Method method) throws ReflectiveOperationException {
        method.setAccessible(true);
        var checks = Catalogue.describe(method.getReturnType()).checks();
        var wrong = method.getAnnotation(Wrong.class);
        assumeTrue(
                wrong == null || Runtime.getRuntime().availableProcessors() >= wrong.cores(),
                "too few cores to see that it is wrong");
        var trial = Trial.of(checks, method.invoke(this));
        for (int n = 1; wrong != null && wrong.cores() > 1 && trial.solved() && n < TRIALS; n++) {
            trial = Trial.of(checks, method.invoke(this));
        }
        if (wrong == null) {
            assertTrue(trial.solved(), trial::toString);
            assertEquals(List.of(), trial.remarks());
        } else {
            var refusing = refusing(trial);
            assertTrue(refusing.remove(wrong.refusedBy()), trial::toString);
            refusing.removeAll(List.of(wrong.and()));
            assertEquals(Set.of(), refusing, trial::toString);
            var said = trial.outcomes().stream()
                    .filter(each -> each.check().equals(wrong.refusedBy()))
                    .findFirst()
                    .orElseThrow();
            assertTrue(said.next().contains(wrong.says()), said::next);
        }
    }

    /** A check that did not run, for the time was over, refuses nothing. */
    private static Set<String> refusing(Trial trial) {
        return trial.outcomes().stream()
                .filter(each -> each.result() == Outcome.Result.FAILED)
                .map(Outcome::check)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
