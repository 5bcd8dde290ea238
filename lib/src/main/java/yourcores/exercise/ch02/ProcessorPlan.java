package yourcores.exercise.ch02;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Says how many processors a program is worth. */
@Exercise(
        id = "02c",
        title = "how many processors are enough",
        minutes = 10,
        hints = {
            "What is the speed-up that no number of processors passes? Take the wanted share of it: that is your goal.",
            "Read \"More and more processors\" again for the goal. Begin with one processor, and add one until S(p) reaches it.",
            "The limit is 1 / B. Count p up as long as 1 / (B + (1 − B) / p) stays below share / B."
        },
        checks = ProcessorPlanChecks.class)
public interface ProcessorPlan {

    /**
     * The smallest number of processors whose speed-up reaches a share of the limit 1 / B. Where the goal is met exactly
     * on paper, and rounding of the double values alone decides, one more is as good.
     *
     * @param serialShare B, above 0 and at most 1: without a serial part there is no limit
     * @param shareOfLimit above 0 and below 1, such as 0.90
     */
    int processors(double serialShare, double shareOfLimit);
}

@Checks
final class ProcessorPlanChecks {
    private final ProcessorPlan plan;

    ProcessorPlanChecks(ProcessorPlan plan) {
        this.plan = plan;
    }

    @Test
    @Order(1)
    @DisplayName("nothing can be shared out")
    void allSerial() {
        expectEnough(1, 0.90);
        expectNoneTooMany(1, 0.90);
    }

    @Test
    @Order(2)
    @DisplayName("enough processors")
    void enough() {
        expectEnough(0.07, 0.90);
        expectEnough(0.10, 0.90);
        expectEnough(0.25, 0.50);
        var lot = new Random(1967);
        for (int program = 0; program < 100; program++) {
            expectEnough(oddShare(lot), lot.nextInt(50, 99) / 100.0);
        }
    }

    @Test
    @Order(3)
    @DisplayName("no processor too many")
    void noneTooMany() {
        expectNoneTooMany(0.07, 0.90);
        expectNoneTooMany(0.10, 0.90); // 81 on paper; the double values stand for a little more, so 82 is right, too
        expectExactly(1, 0.50, 0.50);
        expectExactly(3, 0.25, 0.50);
        expectExactly(7, 0.125, 0.50);
        var lot = new Random(1988);
        for (int program = 0; program < 100; program++) {
            expectNoneTooMany(oddShare(lot), lot.nextInt(50, 99) / 100.0);
        }
    }

    private void expectEnough(double serialShare, double shareOfLimit) {
        int processors = plan.processors(serialShare, shareOfLimit);
        assertTrue(processors >= 1, () -> "a program needs at least one processor, you return " + processors);
        double goal = shareOfLimit / serialShare;
        double reached = speedup(serialShare, processors);
        assertTrue(
                reached >= goal * (1 - 1e-9),
                () -> words(serialShare, shareOfLimit, goal) + "; your " + processors + " reach "
                        + Numbers.ratio(reached) + ": add processors until it is enough");
    }

    private void expectNoneTooMany(double serialShare, double shareOfLimit) {
        int processors = plan.processors(serialShare, shareOfLimit);
        double goal = shareOfLimit / serialShare;
        assertTrue(
                processors <= 1 || speedup(serialShare, processors - 1) < goal * (1 + 1e-9),
                () -> words(serialShare, shareOfLimit, goal) + "; you return " + processors
                        + ", and one less is enough: stop at the first that reaches the goal");
    }

    /** For shares that are exact in binary, so that no way to compute it comes out above a goal that is just met. */
    private void expectExactly(int smallest, double serialShare, double shareOfLimit) {
        int processors = plan.processors(serialShare, shareOfLimit);
        double goal = shareOfLimit / serialShare;
        assertTrue(
                processors <= smallest,
                () -> words(serialShare, shareOfLimit, goal) + "; you return " + processors + ", and with " + smallest
                        + " it is met exactly: stop at the first that reaches the goal");
    }

    private static String words(double serialShare, double shareOfLimit, double goal) {
        return "with B = " + serialShare + " the goal of " + Numbers.percent(shareOfLimit) + " of the limit is "
                + Numbers.ratio(goal);
    }

    /** A serial share for which the exact bound falls between two whole numbers, so that rounding decides nothing. */
    private static double oddShare(Random lot) {
        return lot.nextInt(1, 60) / 100.0 + 0.000_317;
    }

    private static double speedup(double serialShare, int processors) {
        return 1 / (serialShare + (1 - serialShare) / processors);
    }
}
