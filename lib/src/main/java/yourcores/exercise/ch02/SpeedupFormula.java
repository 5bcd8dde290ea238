package yourcores.exercise.ch02;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Says how much sooner a program is done on more processors. */
@Exercise(
        id = "02a",
        title = "speed-up from the serial share",
        minutes = 5,
        hints = {
            "Take a program that needs 1 s on one processor. How long does each of its two parts take on p of them?",
            "Read \"One number decides\" again: B takes as long as ever, 1 − B takes a p-th of its time. Add the two.",
            "The speed-up is the old time divided by the new one: 1 / (B + (1 − B) / p)."
        },
        checks = SpeedupFormulaChecks.class)
public interface SpeedupFormula {

    /**
     * The speed-up that Amdahl's law promises.
     *
     * @param serialShare share of the time on one processor that cannot be shared out, 0 to 1
     * @param processors at least 1
     */
    double speedup(double serialShare, int processors);
}

@Checks
final class SpeedupFormulaChecks {
    private final SpeedupFormula formula;

    SpeedupFormulaChecks(SpeedupFormula formula) {
        this.formula = formula;
    }

    @Test
    @Order(1)
    @DisplayName("one processor gains nothing")
    void oneProcessor() {
        for (double serialShare : new double[] {0, 0.25, 0.6, 1}) {
            expect(1, serialShare, 1, "there is nobody to share with");
        }
    }

    @Test
    @Order(2)
    @DisplayName("two fifths shared out, four processors")
    void workedExample() {
        expect(1 / 0.7, 0.60, 4, "only the shared part gets shorter");
    }

    @Test
    @Order(3)
    @DisplayName("nothing shared, everything shared")
    void ends() {
        for (int processors : new int[] {2, 7, 64}) {
            expect(1, 1, processors, "no part of this program can be shared out");
            expect(processors, 0, processors, "every part of this program is shared out");
        }
    }

    @Test
    @Order(4)
    @DisplayName("200 programs drawn by lot")
    void anyProgram() {
        var lot = new Random(1967);
        for (int program = 0; program < 200; program++) {
            double serialShare = lot.nextInt(1, 100) / 100.0;
            int processors = lot.nextInt(2, 1000);
            double time = serialShare + (1 - serialShare) / processors;
            expect(1 / time, serialShare, processors, "write down the time of the serial part and of the rest");
        }
    }

    private void expect(double expected, double serialShare, int processors, String why) {
        double answer = formula.speedup(serialShare, processors);
        assertTrue(
                Math.abs(answer - expected) <= 1e-9 * expected,
                () -> "with B = " + Numbers.ratio(serialShare) + " and " + processors
                        + (processors == 1 ? " processor" : " processors") + " the speed-up is "
                        + Numbers.ratio(expected) + ", you return " + Numbers.ratio(answer) + "; " + why);
    }
}
