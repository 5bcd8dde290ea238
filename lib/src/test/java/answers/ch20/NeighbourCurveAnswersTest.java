package answers.ch20;

import java.util.stream.IntStream;
import yourcores.exercise.ch20.NeighbourCurve;
import yourcores.exercise.ch20.NeighbourCurve.Neighbour;
import yourcores.exercise.trial.Answers;

class NeighbourCurveAnswersTest extends Answers {

    @Right
    NeighbourCurve sumOfSpeeds() {
        return (card, share, workers) -> amdahl(share, power(card, workers));
    }

    @Right
    NeighbourCurve sharesACoreEvenly() {
        return (card, share, workers) -> {
            int cores = card.cores().size();
            double power = 0;
            for (int core = 0; core < Math.min(cores, workers); core++) {
                boolean both = card.threads() == 2 && workers > cores + core;
                power += card.cores().get(core) * (both ? card.pair() : 1);
            }
            double time = share + (1 - share) / Math.min(power, card.quota());
            return 1 / time;
        };
    }

    @Wrong(refusedBy = "one worker", says = "there is nobody to share with")
    NeighbourCurve startsAThreadForNothing() {
        return (card, share, workers) -> workers == 1 ? 0.9 : amdahl(share, power(card, workers));
    }

    @Wrong(refusedBy = "equal cores", says = "that is Amdahl's law")
    NeighbourCurve forgetsTheSerialPartOfPlainMachines() {
        return (card, share, workers) -> card.cores().size() == 64 ? workers : amdahl(share, power(card, workers));
    }

    @Wrong(refusedBy = "more workers than processors", says = "workers without a core take turns")
    NeighbourCurve givesEachWorkerACore() {
        return (card, share, workers) -> {
            int without = card.threads() == 1 && card.quota() > workers
                    ? Math.max(0, workers - card.cores().size())
                    : 0;
            return amdahl(share, power(card, workers) + without);
        };
    }

    @Wrong(refusedBy = "fast and slow cores", says = "a slow core is worth less than one")
    NeighbourCurve takesAllCoresForFast() {
        return (card, share, workers) -> {
            var alike = new Neighbour(
                    card.cores().stream().map(_ -> 1.0).toList(), card.threads(), card.pair(), card.quota());
            return amdahl(share, power(alike, workers));
        };
    }

    @Wrong(refusedBy = "two threads a core", says = "the second thread of a core adds pair - 1")
    NeighbourCurve takesThreadsForCores() {
        return (card, share, workers) ->
                amdahl(share, power(new Neighbour(card.cores(), card.threads(), 2, card.quota()), workers));
    }

    @Wrong(refusedBy = "two threads a core", says = "whatever pair is")
    NeighbourCurve takesAQuarterForEachSecondThread() {
        return (card, share, workers) -> amdahl(
                share, power(card.threads() == 2 ? new Neighbour(card.cores(), 2, 1.25, card.quota()) : card, workers));
    }

    @Wrong(refusedBy = "fast and slow cores", says = "two fast cores, four of 0.7 and four of 0.4")
    NeighbourCurve takesAllSlowCoresForHalf() {
        return (card, share, workers) -> {
            var halves = card.cores().stream().map(speed -> speed < 1 ? 0.5 : 1).toList();
            return amdahl(share, power(new Neighbour(halves, card.threads(), card.pair(), card.quota()), workers));
        };
    }

    @Wrong(refusedBy = "a quota", says = "all workers together have no more than the quota")
    NeighbourCurve overlooksTheQuota() {
        return (card, share, workers) -> amdahl(
                share,
                power(new Neighbour(card.cores(), card.threads(), card.pair(), Double.POSITIVE_INFINITY), workers));
    }

    @Wrong(refusedBy = "two threads a core", says = "12 workers")
    NeighbourCurve goesOnAddingSecondThreads() {
        return (card, share, workers) -> {
            int beyond =
                    card.threads() == 2 ? Math.max(0, workers - 2 * card.cores().size()) : 0;
            return amdahl(share, power(card, workers) + beyond * (card.pair() - 1));
        };
    }

    @Wrong(refusedBy = "one worker", and = "a quota", says = "there is nobody to share with")
    NeighbourCurve alwaysHasTheQuota() {
        return (card, share, workers) -> amdahl(share, card.quota() < 1000 ? card.quota() : power(card, workers));
    }

    private static double power(Neighbour card, int workers) {
        int cores = card.cores().size();
        double power = IntStream.range(0, Math.min(workers, cores * card.threads()))
                .mapToDouble(w -> card.cores().get(w % cores) * (w < cores ? 1 : card.pair() - 1))
                .sum();
        return Math.min(power, card.quota());
    }

    private static double amdahl(double share, double power) {
        return 1 / (share + (1 - share) / power);
    }
}
