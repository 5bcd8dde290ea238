package yourcores.exercise.ch08;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Shares threads out to the stages of a pipeline. */
@Exercise(
        id = "08c",
        title = "threads for the stages",
        minutes = 15,
        hints = {
            "Photos leave at the pace of one of the stages. Which one? What does a thread help in any other stage?",
            "Read \"Limit: the slowest stage\" again. A stage with n threads lets a photo out every millis / n. Begin with one thread for each stage, then give"
                    + " away the rest one by one.",
            "The next thread goes to the stage with the largest millis[stage] / plan[stage]; divide as double."
        },
        checks = StagePlanChecks.class)
public interface StagePlan {

    /**
     * How many threads each stage gets, so that many photos are done as soon as they can be.
     *
     * @param millis what each stage takes for a photo on one thread, in milliseconds
     * @param threads how many there are to share out, at least one for each stage
     */
    int[] threads(int[] millis, int threads);
}

@Checks
final class StagePlanChecks {
    private static final int PHOTOS = 100;

    private final StagePlan answer;

    StagePlanChecks(StagePlan answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("stages alike")
    void alike() {
        expectValid(new int[] {30, 30, 30}, 6);
        expectBest(new int[] {30, 30, 30}, 6);
    }

    @Test
    @Order(2)
    @DisplayName("one slow stage")
    void oneSlow() {
        expectValid(new int[] {120, 40, 20}, 9);
        expectBest(new int[] {120, 40, 20}, 9);
    }

    @Test
    @Order(3)
    @DisplayName("pipelines of all kinds")
    void many() {
        var lot = new Random(1978);
        for (int pipeline = 0; pipeline < 60; pipeline++) {
            int[] millis = lot.ints(lot.nextInt(2, 5), 5, 200).toArray();
            int threads = lot.nextInt(millis.length, 13);
            expectValid(millis, threads);
            expectBest(millis, threads);
        }
    }

    private void expectValid(int[] millis, int threads) {
        int[] plan = plan(millis, threads);
        assertEquals(millis.length, plan.length, "a plan has a number for each stage; how many");
        assertTrue(
                Arrays.stream(plan).allMatch(count -> count >= 1),
                () -> words(millis, threads, plan) + ": a stage without a thread never ends");
        assertTrue(
                Arrays.stream(plan).asLongStream().sum() <= threads,
                () -> words(millis, threads, plan) + ": that is more than there are");
    }

    private void expectBest(int[] millis, int threads) {
        int[] plan = plan(millis, threads);
        double best = best(millis, threads, new int[millis.length], 0);
        double pace = pace(millis, plan);
        int slowest = IntStream.range(0, millis.length)
                .filter(stage -> (double) millis[stage] / plan[stage] == pace)
                .findFirst()
                .orElseThrow();
        assertTrue(
                pace <= best * (1 + 1e-9),
                () -> words(millis, threads, plan) + ": " + PHOTOS + " photos take " + run(millis, plan)
                        + " ms, and stage " + (slowest + 1) + " keeps the others waiting: who needs the next thread?");
    }

    private int[] plan(int[] millis, int threads) {
        int[] plan = answer.threads(millis.clone(), threads);
        assertNotNull(plan, "a plan is an array with a number for each stage, not null");
        return plan.clone();
    }

    /** A photo leaves every so many milliseconds. */
    private static double pace(int[] millis, int[] plan) {
        return IntStream.range(0, millis.length)
                .mapToDouble(stage -> (double) millis[stage] / plan[stage])
                .max()
                .orElseThrow();
    }

    /** Of all ways to share the threads out, the best pace. */
    private static double best(int[] millis, int left, int[] plan, int stage) {
        if (stage == millis.length) {
            return pace(millis, plan);
        }
        double best = Double.POSITIVE_INFINITY;
        int others = millis.length - stage - 1;
        for (plan[stage] = 1; plan[stage] <= left - others; plan[stage]++) {
            best = Math.min(best, best(millis, left - plan[stage], plan, stage + 1));
        }
        return best;
    }

    /** Runs photos through the stages on a clock of its own: when the last one is out, in milliseconds. */
    private static long run(int[] millis, int[] plan) {
        var ready = new long[PHOTOS];
        for (int stage = 0; stage < millis.length; stage++) {
            var free = new PriorityQueue<Long>();
            for (int thread = 0; thread < plan[stage]; thread++) {
                free.add(0L);
            }
            for (int photo = 0; photo < PHOTOS; photo++) {
                ready[photo] = Math.max(ready[photo], free.remove()) + millis[stage];
                free.add(ready[photo]);
            }
            Arrays.sort(ready);
        }
        return ready[PHOTOS - 1];
    }

    private static String words(int[] millis, int threads, int[] plan) {
        return "stages of " + Arrays.toString(millis) + " ms and " + threads + " threads, shared out as "
                + Arrays.toString(plan);
    }
}
