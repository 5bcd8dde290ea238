package answers.ch02;

import java.util.stream.IntStream;
import yourcores.exercise.ch02.ShareFinder;
import yourcores.exercise.trial.Answers;

class ShareFinderAnswersTest extends Answers {

    @Right
    ShareFinder manyProcessors() {
        return program -> karpFlatt(program, 16);
    }

    @Right
    ShareFinder theMedianOfThreeRuns() {
        return program -> share(median(program, 1) / median(program, 16), 16);
    }

    @Right
    ShareFinder theMeanOfManyRunsOnFew() {
        return program -> share(mean(program, 1) / mean(program, 4), 4);
    }

    @Right
    ShareFinder theMeanOfTheShares() {
        return program -> {
            double alone = program.seconds(1);
            return IntStream.rangeClosed(2, 16)
                    .mapToDouble(p -> share(alone / program.seconds(p), p))
                    .average()
                    .orElseThrow();
        };
    }

    /** Time on p over time on one is 1 / p + B (1 − 1 / p): a line through nought, whose slope is B. */
    @Right
    ShareFinder leastSquares() {
        return program -> {
            double alone = program.seconds(1);
            double products = 0;
            double squares = 0;
            for (int p = 2; p <= 16; p++) {
                double x = 1 - 1.0 / p;
                products += x * (program.seconds(p) / alone - 1.0 / p);
                squares += x * x;
            }
            return products / squares;
        };
    }

    /** What it refuses "programs whose times scatter" refuses, too: it is there for those who begin. */
    @Wrong(
            refusedBy = "a program on a quiet machine",
            and = "programs whose times scatter",
            says = "how much sooner is it done with more processors?")
    ShareFinder roundsToTenths() {
        return program -> Math.round(10 * karpFlatt(program, 16)) / 10.0;
    }

    @Wrong(
            refusedBy = "everything shared, nothing shared",
            says = "a program that shares everything has no serial part")
    ShareFinder findsASerialPartEverywhere() {
        return program -> Math.max(0.05, karpFlatt(program, 16));
    }

    @Wrong(
            refusedBy = "everything shared, nothing shared",
            and = {"a program on a quiet machine", "programs whose times scatter"},
            says = "the program runs on 1 to 16 processors, not on 0")
    ShareFinder asksForNoProcessor() {
        return program -> program.seconds(0);
    }

    @Wrong(refusedBy = "programs whose times scatter", says = "choose p so that this counts least")
    ShareFinder twoProcessors() {
        return program -> karpFlatt(program, 2);
    }

    @Wrong(refusedBy = "programs whose times scatter", says = "choose p so that this counts least")
    ShareFinder threeRunsOnTwoProcessors() {
        return program -> share(median(program, 1) / median(program, 2), 2);
    }

    @Wrong(refusedBy = "programs whose times scatter", says = "choose p so that this counts least")
    ShareFinder twoAndThreeProcessors() {
        return program -> {
            double ratio = program.seconds(2) / program.seconds(3);
            return (ratio / 3 - 0.5) / (0.5 - ratio * 2 / 3);
        };
    }

    @Wrong(refusedBy = "programs whose times scatter", says = "choose p so that this counts least")
    ShareFinder twoProcessorsAfterARunThatDoesNotCount() {
        return program -> {
            program.seconds(1);
            return karpFlatt(program, 2);
        };
    }

    @Wrong(refusedBy = "programs whose times scatter", says = "choose p so that this counts least")
    ShareFinder theMeanOfTwoRunsOnTwoProcessors() {
        return program ->
                share((program.seconds(1) + program.seconds(1)) / (program.seconds(2) + program.seconds(2)), 2);
    }

    private static double karpFlatt(ShareFinder.TimedProgram program, int p) {
        return share(program.seconds(1) / program.seconds(p), p);
    }

    private static double share(double speedup, int p) {
        return (1 / speedup - 1.0 / p) / (1 - 1.0 / p);
    }

    private static double median(ShareFinder.TimedProgram program, int p) {
        return IntStream.range(0, 3)
                .mapToDouble(_ -> program.seconds(p))
                .sorted()
                .toArray()[1];
    }

    private static double mean(ShareFinder.TimedProgram program, int p) {
        return IntStream.range(0, 100)
                .mapToDouble(_ -> program.seconds(p))
                .average()
                .orElseThrow();
    }
}
