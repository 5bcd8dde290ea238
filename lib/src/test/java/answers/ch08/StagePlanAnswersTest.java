package answers.ch08;

import java.util.Arrays;
import yourcores.exercise.ch08.StagePlan;
import yourcores.exercise.trial.Answers;

class StagePlanAnswersTest extends Answers {

    @Right
    StagePlan oneByOneToTheSlowest() {
        return StagePlanAnswersTest::greedy;
    }

    @Right
    StagePlan noMoreThanItTakes() {
        return (millis, threads) -> {
            int[] best = greedy(millis, threads);
            double pace = pace(millis, best);
            for (int stage = 0; stage < best.length; stage++) {
                best[stage] = (int) Math.ceil(millis[stage] / pace - 1e-9);
            }
            return best;
        };
    }

    @Wrong(refusedBy = "stages alike", says = "who needs the next thread?")
    StagePlan seesNothingToGainInStagesAlike() {
        return (millis, threads) -> {
            boolean alike = Arrays.stream(millis).distinct().count() == 1;
            return greedy(millis, alike ? millis.length : threads);
        };
    }

    /** It has a fault of its own for no plan: its numbers are small enough to be followed. */
    @Wrong(
            refusedBy = "one slow stage",
            and = "pipelines of all kinds",
            says = "shared out as [3, 3, 3]: 100 photos take 4140 ms, and stage 1 keeps the others waiting")
    StagePlan givesAllTheSame() {
        return (millis, threads) -> {
            var plan = new int[millis.length];
            Arrays.fill(plan, threads / millis.length);
            return plan;
        };
    }

    @Wrong(refusedBy = "pipelines of all kinds", says = "who needs the next thread?")
    StagePlan roundsTheSharesDown() {
        return (millis, threads) -> Arrays.stream(millis)
                .map(time -> Math.max(1, threads * time / Arrays.stream(millis).sum()))
                .toArray();
    }

    private static int[] greedy(int[] millis, int threads) {
        var plan = new int[millis.length];
        Arrays.fill(plan, 1);
        for (int left = threads - millis.length; left > 0; left--) {
            int slowest = 0;
            for (int stage = 1; stage < plan.length; stage++) {
                if ((double) millis[stage] / plan[stage] > (double) millis[slowest] / plan[slowest]) {
                    slowest = stage;
                }
            }
            plan[slowest]++;
        }
        return plan;
    }

    private static double pace(int[] millis, int[] plan) {
        double pace = 0;
        for (int stage = 0; stage < plan.length; stage++) {
            pace = Math.max(pace, (double) millis[stage] / plan[stage]);
        }
        return pace;
    }
}
