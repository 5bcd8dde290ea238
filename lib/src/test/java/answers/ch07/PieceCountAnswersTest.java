package answers.ch07;

import yourcores.exercise.ch07.PieceCount;
import yourcores.exercise.trial.Answers;

class PieceCountAnswersTest extends Answers {

    @Right
    PieceCount triesEachNumber() {
        return PieceCountAnswersTest::best;
    }

    @Right
    PieceCount takesTheSquareRoot() {
        return (work, price, cores) -> (int) Math.clamp(Math.round(Math.sqrt(work / price)), 1, cores);
    }

    @Wrong(
            refusedBy = "a long job",
            says = "run at the same time",
            and = {"200 jobs drawn by lot"})
    PieceCount forgetsTheCores() {
        return (work, price, cores) -> (int) Math.max(1, Math.round(Math.sqrt(work / price)));
    }

    @Wrong(
            refusedBy = "a job not worth a cut",
            says = "each piece has its price",
            and = {"200 jobs drawn by lot"})
    PieceCount cutsAlways() {
        return (work, price, cores) -> Math.min(cores, Math.max(2, best(work, price, cores)));
    }

    @Wrong(
            refusedBy = "neither long nor short",
            says = "more of them share the work",
            and = {"200 jobs drawn by lot"})
    PieceCount cutsTheSquareRootOff() {
        return (work, price, cores) -> (int) Math.clamp((long) Math.sqrt(work / price), 1, cores);
    }

    @Wrong(refusedBy = "a job not worth a cut", says = "each piece has its price", and = "neither long nor short")
    PieceCount roundsUp() {
        return (work, price, cores) -> (int) Math.clamp((long) Math.ceil(Math.sqrt(work / price)), 1, cores);
    }

    @Wrong(refusedBy = "200 jobs drawn by lot", says = "run at the same time")
    PieceCount believesThatThereAreEightCores() {
        return (work, price, cores) -> best(work, price, Math.max(8, cores));
    }

    private static int best(double work, double price, int cores) {
        int best = 1;
        for (int pieces = 2; pieces <= cores; pieces++) {
            if (work / pieces + pieces * price < work / best + best * price) {
                best = pieces;
            }
        }
        return best;
    }
}
