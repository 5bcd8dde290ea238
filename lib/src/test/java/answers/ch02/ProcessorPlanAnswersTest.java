package answers.ch02;

import yourcores.exercise.ch02.ProcessorPlan;
import yourcores.exercise.trial.Answers;

class ProcessorPlanAnswersTest extends Answers {

    @Right
    ProcessorPlan countsTheTimeThatIsSaved() {
        return (share, goal) -> {
            int p = 1;
            while (1 / (1 - (1 - share) * (1 - 1.0 / p)) < goal / share) {
                p++;
            }
            return p;
        };
    }

    @Right
    ProcessorPlan roundsUpTheSharesOfTime() {
        return (share, goal) -> (int) Math.max(1, Math.ceil((1 - share) / (share / goal - share)));
    }

    @Right
    ProcessorPlan countsUp() {
        return (share, goal) -> {
            int p = 1;
            while (1 / (share + (1 - share) / p) < goal / share) {
                p++;
            }
            return p;
        };
    }

    /** For B = 0.1 and nine tenths it says 82, and {@link #countsUp} 81. */
    @Right
    ProcessorPlan roundsUp() {
        return (share, goal) -> (int) Math.max(1, Math.ceil(exact(share, goal)));
    }

    @Wrong(refusedBy = "nothing can be shared out", says = "a program needs at least one processor, you return 0")
    ProcessorPlan needsNoneWhereNothingIsShared() {
        return (share, goal) -> (int) Math.ceil(exact(share, goal));
    }

    @Wrong(refusedBy = "enough processors", says = "add processors until it is enough")
    ProcessorPlan roundsDown() {
        return (share, goal) -> (int) Math.max(1, exact(share, goal));
    }

    @Wrong(refusedBy = "no processor too many", says = "one less is enough: stop at the first that reaches the goal")
    ProcessorPlan doubles() {
        return (share, goal) -> {
            int p = 1;
            while (p < exact(share, goal)) {
                p *= 2;
            }
            return p;
        };
    }

    @Wrong(refusedBy = "no processor too many", says = "is 1.00; you return 2, and with 1 it is met exactly")
    ProcessorPlan passesTheGoal() {
        return (share, goal) -> {
            int p = 1;
            while (1 / (share + (1 - share) / p) <= goal / share) {
                p++;
            }
            return p;
        };
    }

    @Wrong(refusedBy = "no processor too many", says = "stop at the first that reaches the goal")
    ProcessorPlan addsOneToWhatItCutOff() {
        return (share, goal) -> (int) exact(share, goal) + 1;
    }

    private static double exact(double share, double goal) {
        return goal * (1 - share) / (share * (1 - goal));
    }
}
