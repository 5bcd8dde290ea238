package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import yourcores.exercise.ch00.Assistant;
import yourcores.exercise.ch02.ProcessorPlan;
import yourcores.exercise.ch02.ShareFinder;
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

    @RepeatedTest(20)
    void rightAnswersPass() {
        passes("00a", (Assistant) task -> {
            var thread = new Thread(task);
            thread.start();
            thread.join();
        });
        passes("00a", (Assistant) task -> Thread.ofVirtual().start(task).join());
        passes("02a", (SpeedupFormula) (share, processors) -> 1 / (share + (1 - share) / processors));
        passes("02b", (ShareFinder) program -> karpFlatt(program, 16));
        passes("02c", (ProcessorPlan) ExercisesTest::countUp);
        passes("02c", (ProcessorPlan) (share, goal) ->
                (int) Math.max(1, Math.ceil(goal * (1 - share) / (share * (1 - goal)))));
    }

    @Test
    void answersThatFitOnlySomeChecksFail() {
        fails("00a", (Assistant) Runnable::run, "start another one for it");
        fails("00a", (Assistant) task -> new Thread(task).start(), "wait for its end");
        fails("00a", (Assistant) task -> {}, "never run");
        fails("02a", (SpeedupFormula) (share, processors) -> processors, "4.00; only the shared part gets shorter.");
        fails("02a", (SpeedupFormula) (share, processors) -> 1, "the speed-up is 1.43, you return 1.00");
        fails("02a", (SpeedupFormula) (share, processors) -> 0, "one processor gains nothing");
        fails("02b", (ShareFinder) program -> program.seconds(1) / program.seconds(16), "how much sooner");
        fails("02b", (ShareFinder) program -> 0.3, "a serial share of");
        fails("02b", (ShareFinder) program -> program.seconds(0), "runs on 1 to 16 processors, not on 0");
        fails("02c", (ProcessorPlan) (share, goal) -> 1, "enough processors: with B = 0.07");
        fails("02c", (ProcessorPlan) (share, goal) -> 0, "at least one processor");
        fails("02c", (ProcessorPlan) (share, goal) -> 1_000_000, "one less is enough");
        fails("02c", (ProcessorPlan) (share, goal) -> (int) (1 / share), "add processors");
    }

    /** Two processors are not enough against the scatter. A few programs in forty give it away. */
    @Test
    void twoProcessorsMeasureTooCoarsely() {
        fails("02b", (ShareFinder) program -> karpFlatt(program, 2), "the times scatter");
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

    private static double karpFlatt(ShareFinder.TimedProgram program, int p) {
        double speedup = program.seconds(1) / program.seconds(p);
        return (1 / speedup - 1.0 / p) / (1 - 1.0 / p);
    }

    private static int countUp(double serialShare, double shareOfLimit) {
        int p = 1;
        while (1 / (serialShare + (1 - serialShare) / p) < shareOfLimit / serialShare) {
            p++;
        }
        return p;
    }

    private static String words(String id) {
        return Exercises.hint(id).figure().alt();
    }

    private static void passes(String id, Object answer) {
        var words = Exercises.check(id, answer).figure().alt();
        assertTrue(words.contains(" checks pass. "), words);
    }

    private static void fails(String id, Object answer, String line) {
        var words = Exercises.check(id, answer).figure().alt();
        assertTrue(words.contains("checks pass; next: ") && words.contains(line), words);
    }
}
