package yourcores.exercise.ch20;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Predicts the curve of a machine from its card. */
@Exercise(
        id = "20a",
        title = "a neighbour's curve",
        minutes = 15,
        hints = {
            "How many whole, fast cores are these workers worth together? Compute that first, and call it the power.",
            "Read \"From a card to a curve\" again: the power of 6 workers on four cores with two threads each is four"
                    + " whole cores and what two second threads add to theirs.",
            "Cores first: add card.cores().get(i) for each i below workers and below the number of cores. For each worker"
                    + " beyond them, while there are second threads, add speed * (card.pair() - 1). Last, take the"
                    + " smaller of that and card.quota()."
        },
        checks = NeighbourCurveChecks.class)
public interface NeighbourCurve {

    /**
     * How many times as fast as with one worker.
     *
     * @param serialShare B, from 0 to 1: of the time with one worker
     * @param workers 1 or more
     */
    double speedup(Neighbour card, double serialShare, int workers);

    /**
     * The card of a neighbour's machine. It has one peculiarity at most: a quota, or slow cores, or two threads a core.
     *
     * @param cores the speed of each core, fastest first; the fastest has 1
     * @param threads how many workers a core takes at the same time: 1 or 2; second threads are taken when all cores
     *     have a worker, the fastest core's first
     * @param pair what two threads of a core do together, compared with one that has the core to itself
     * @param quota processors' worth of time; infinite where there is none, else at least 1
     */
    record Neighbour(List<Double> cores, int threads, double pair, double quota) {
        public Neighbour {
            cores = List.copyOf(cores);
        }

        /** Cores that are all alike. */
        public static Neighbour alike(int cores) {
            return new Neighbour(Collections.nCopies(cores, 1.0), 1, 1, Double.POSITIVE_INFINITY);
        }
    }
}

@Checks
final class NeighbourCurveChecks {
    private static final double CLOSE = 0.05;
    private static final List<Double> SHARES = List.of(0.0, 0.07, 0.30);

    private final NeighbourCurve curve;

    NeighbourCurveChecks(NeighbourCurve curve) {
        this.curve = curve;
    }

    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final NeighbourCurve.Neighbour MIXED = new NeighbourCurve.Neighbour(
            Stream.concat(Collections.nCopies(4, 1.0).stream(), Collections.nCopies(8, 0.5).stream())
                    .toList(),
            1,
            1,
            NONE);
    private static final NeighbourCurve.Neighbour THREE_KINDS =
            new NeighbourCurve.Neighbour(List.of(1.0, 1.0, 0.7, 0.7, 0.7, 0.7, 0.4, 0.4, 0.4, 0.4), 1, 1, NONE);
    private static final NeighbourCurve.Neighbour PAIRS =
            new NeighbourCurve.Neighbour(Collections.nCopies(4, 1.0), 2, 1.25, NONE);
    private static final NeighbourCurve.Neighbour GOOD_PAIRS =
            new NeighbourCurve.Neighbour(Collections.nCopies(4, 1.0), 2, 1.6, NONE);
    private static final NeighbourCurve.Neighbour RATIONED =
            new NeighbourCurve.Neighbour(Collections.nCopies(16, 1.0), 1, 1, 2.5);

    @Test
    @Order(1)
    @DisplayName("one worker")
    void oneWorker() {
        for (var card : List.of(NeighbourCurve.Neighbour.alike(8), MIXED, PAIRS, RATIONED)) {
            expect(card, card.cores().size() + " cores", "there is nobody to share with", 1);
        }
    }

    @Test
    @Order(2)
    @DisplayName("equal cores")
    void equalCores() {
        expect(NeighbourCurve.Neighbour.alike(64), "64 equal cores", "that is Amdahl's law", 2, 8, 64);
    }

    @Test
    @Order(3)
    @DisplayName("more workers than processors")
    void moreWorkersThanProcessors() {
        expect(NeighbourCurve.Neighbour.alike(4), "four equal cores", "workers without a core take turns", 5, 12);
    }

    @Test
    @Order(4)
    @DisplayName("fast and slow cores")
    void fastAndSlowCores() {
        expect(MIXED, "four fast cores and eight of half their speed", "a slow core is worth less than one", 6, 12);
        expect(THREE_KINDS, "two fast cores, four of 0.7 and four of 0.4", "a slow core is worth its speed", 4, 8, 10);
    }

    @Test
    @Order(5)
    @DisplayName("two threads a core")
    void twoThreadsOfACore() {
        expect(PAIRS, "four cores with two threads each", "the second thread of a core adds pair - 1", 6, 8, 12);
        expect(
                GOOD_PAIRS,
                "four cores with two threads each, which do together 1.6 times what one does",
                "the second thread of a core adds pair - 1, whatever pair is",
                6,
                8);
    }

    @Test
    @Order(6)
    @DisplayName("a quota")
    void aQuota() {
        expect(
                RATIONED,
                "16 equal cores and a quota of 2.5 processors",
                "all workers together have no more than the quota",
                2,
                4,
                16);
    }

    private void expect(NeighbourCurve.Neighbour card, String words, String say, int... workers) {
        for (double share : SHARES) {
            for (int p : workers) {
                double runs = Emulated.seconds(card, share, 1) / Emulated.seconds(card, share, p);
                double said = curve.speedup(card, share, p);
                assertEquals(
                        runs,
                        said,
                        CLOSE * runs,
                        () -> words + ", B = " + Numbers.ratio(share) + ", " + p + (p == 1 ? " worker" : " workers")
                                + ": it runs " + Numbers.ratio(runs) + " times as fast, you say " + Numbers.ratio(said)
                                + "; " + say);
            }
        }
    }

    /** The neighbour's machine, emulated: whoever is free takes the next piece of the shared part. */
    private static final class Emulated {
        private static final int PIECES = 10_000;

        static double seconds(NeighbourCurve.Neighbour card, double serialShare, int workers) {
            double[] speeds = speeds(card, workers);
            double[] free = new double[speeds.length];
            double piece = (1 - serialShare) / PIECES;
            for (int i = 0; i < PIECES; i++) {
                int next = 0;
                for (int w = 1; w < free.length; w++) {
                    next = free[w] + piece / speeds[w] < free[next] + piece / speeds[next] ? w : next;
                }
                free[next] += piece / speeds[next];
            }
            double last = 0;
            for (double end : free) {
                last = Math.max(last, end);
            }
            return serialShare + last;
        }

        /** How fast each worker that has a processor gets on; the quota lets all stand still for a part of each period. */
        private static double[] speeds(NeighbourCurve.Neighbour card, int workers) {
            int cores = card.cores().size();
            int running = Math.min(workers, cores * card.threads());
            double[] speeds = new double[running];
            for (int w = 0; w < running; w++) {
                int core = w % cores;
                boolean shared = running > cores && core < running - cores;
                speeds[w] = card.cores().get(core) * (shared ? card.pair() / 2 : 1);
            }
            double awake = Math.min(1, card.quota() / running);
            for (int w = 0; w < running; w++) {
                speeds[w] *= awake;
            }
            return speeds;
        }
    }
}
