package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A check that nobody has ever seen refuse an answer is none. */
class ChecksRefuseTest {

    @Test
    void eachCheckOfEachExerciseRefusesAnAnswer() {
        var without = Catalogue.ids().stream()
                .map(id -> Catalogue.find(id).orElseThrow())
                .flatMap(task -> without(Catalogue.describe(task).checks(), answersTo(task)))
                .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void aCheckWithoutAWrongAnswerIsNamed() {
        assertEquals(
                List.of("SomeChecks: nobody is refused"),
                without(SomeChecks.class, SomeAnswers.class).toList());
    }

    private static Stream<String> without(Class<?> checks, Class<?> answers) {
        var refusing = Answers.refusing(answers);
        return Arrays.stream(checks.getDeclaredMethods())
                .filter(check -> check.isAnnotationPresent(Test.class))
                .map(check -> check.getAnnotation(DisplayName.class).value())
                .filter(name -> !refusing.contains(name))
                .map(name -> checks.getSimpleName() + ": " + name);
    }

    /** {@code answers.ch03.ErrandsAnswersTest} for {@code yourcores.exercise.ch03.Errands}. */
    private static Class<?> answersTo(Class<?> task) {
        var chapter = task.getPackageName().substring(task.getPackageName().lastIndexOf('.') + 1);
        var name = "answers." + chapter + "." + task.getSimpleName() + "AnswersTest";
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(task.getSimpleName() + " has no answers: write " + name, missing);
        }
    }

    private static final class SomeChecks {
        @Test
        @Order(1)
        @DisplayName("somebody is refused")
        void somebody() {}

        @Test
        @Order(2)
        @DisplayName("nobody is refused")
        void nobody() {}
    }

    private abstract static class SomeAnswers extends Answers {
        @Wrong(refusedBy = "somebody is refused", says = "no")
        String no() {
            return "no";
        }
    }
}
