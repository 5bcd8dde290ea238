package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.exercise.ch00.Assistant;
import yourcores.exercise.ch02.SpeedupFormula;

class ExercisesTest {

    @TempDir
    Path home;

    @BeforeEach
    void keepProgressApart() {
        System.setProperty("yourcores.home", home.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("yourcores.home");
    }

    @Test
    void hintsComeOneAtATime() {
        assertTrue(words("02c").startsWith("Hint 1 of 3: What is the speed-up that no number"));
        assertTrue(words("02c").startsWith("Hint 2 of 3"));
        assertTrue(words(" 02C ").startsWith("Hint 3 of 3"));
        assertTrue(words("02c").startsWith("No more hints"));
        assertTrue(words("99z").startsWith("There is no exercise \"99z\""));
    }

    @Test
    void everyExerciseIsCompleteAndNamedOnce() {
        assertEquals(Catalogue.ids().stream().sorted().distinct().toList(), Catalogue.ids());
        for (var id : Catalogue.ids()) {
            var exercise = Catalogue.describe(Catalogue.find(id).orElseThrow());
            assertEquals(3, exercise.hints().length, id);
            assertTrue(exercise.minutes() > 0 && exercise.minutes() <= 15, id);
        }
    }

    @Test
    void theCoursesOwnSolutionIsNotTheReadersProgress() {
        var words = Exercises.check("02a", new SpeedupSolution()).figure().alt();
        assertTrue(words.contains("the course's own solution"), words);
        assertFalse(Files.exists(home.resolve("progress.txt")));
    }

    @Test
    void progressIsCountedByChapter() {
        var words = Exercises.check("00a", (Assistant) task -> {
                    var thread = new Thread(task);
                    thread.start();
                    thread.join();
                })
                .figure()
                .alt();
        assertTrue(words.contains("1 of 1 solved in this chapter"), words);
    }

    private static final class SpeedupSolution implements SpeedupFormula {
        @Override
        public double speedup(double serialShare, int processors) {
            return 1 / (serialShare + (1 - serialShare) / processors);
        }
    }

    private static String words(String id) {
        return Exercises.hint(id).figure().alt();
    }
}
