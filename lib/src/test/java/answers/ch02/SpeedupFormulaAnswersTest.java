package answers.ch02;

import yourcores.exercise.ch02.SpeedupFormula;
import yourcores.exercise.trial.Answers;

class SpeedupFormulaAnswersTest extends Answers {

    @Right
    SpeedupFormula amdahl() {
        return SpeedupFormulaAnswersTest::law;
    }

    @Right
    SpeedupFormula timeThatIsSaved() {
        return (share, processors) -> 1 / (1 - (1 - share) * (1 - 1.0 / processors));
    }

    @Wrong(refusedBy = "one processor gains nothing", says = "there is nobody to share with")
    SpeedupFormula handingOverToOneselfCosts() {
        return (share, processors) -> processors == 1 ? 0.9 : law(share, processors);
    }

    /** It has a fault of its own for no formula: it is there to be computed by hand. */
    @Wrong(
            refusedBy = "two fifths shared out, four processors",
            and = {"nothing shared, everything shared", "200 programs drawn by lot"},
            says = "the speed-up is 1.43, you return 4.00; only the shared part gets shorter")
    SpeedupFormula believesTheBrochure() {
        return (share, processors) -> processors;
    }

    @Wrong(refusedBy = "nothing shared, everything shared", says = "every part of this program is shared out")
    SpeedupFormula allowsNoProgramWithoutASerialPart() {
        return (share, processors) -> law(Math.max(share, 0.01), processors);
    }

    @Wrong(refusedBy = "200 programs drawn by lot", says = "write down the time of the serial part and of the rest")
    SpeedupFormula knowsNoMoreThan64Processors() {
        return (share, processors) -> law(share, Math.min(processors, 64));
    }

    private static double law(double share, int processors) {
        return 1 / (share + (1 - share) / processors);
    }
}
