package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yourcores.figure.Interval;
import yourcores.measure.Ratio;
import yourcores.measure.Share;
import yourcores.measure.system.Machine;
import yourcores.measure.system.Parallelism;
import yourcores.measure.system.Topology;

class GrainTest {
    private static final Topology ALIKE = new Topology(4, 4, List.of(4));

    @Test
    void freeTasksAreDoneInRounds() {
        assertEquals(1, of(4, 0, 0).at(1), 1e-12);
        assertEquals(3, of(4, 0, 0).at(3), 1e-12);
        assertEquals(4, of(4, 0, 0).at(4), 1e-12);
        assertEquals(2.5, of(4, 0, 0).at(5), 1e-12);
        assertEquals(4, of(4, 0, 0).at(1 << 20), 1e-12);
    }

    @Test
    void thePriceOfEachTaskComesOnTop() {
        assertEquals(1 / (0.5 + 1_000 * 1e-4), of(2, 0, 1e-4).at(1_000), 1e-12);
        assertEquals(1 / (1 + 1_000 * 1e-4), of(1, 0, 1e-4).at(1_000), 1e-12);
    }

    @Test
    void theStartOfTheWorkersIsPaidOnce() {
        assertEquals(1 / (0.25 + 0.125), of(4, 0.125, 0).at(4), 1e-12);
        assertEquals(1 / (0.25 + 0.125 + 0.2), of(4, 0.125, 1e-4).at(2_000), 1e-12);
    }

    @Test
    void thePricesAreKnownWithinABand() {
        var grain = Grain.predict(machine(ALIKE), 2, share(0.02, 0.01, 0.03), share(0.22, 0.11, 0.43), 1_000);
        assertEquals(0.02, grain.start(), 1e-12);
        assertEquals(0.0002, grain.price(), 1e-12);
        var band = grain.bandAt(1_000).orElseThrow();
        assertEquals(1 / (0.5 + 0.03 + 0.42), band.low(), 1e-12);
        assertEquals(1 / (0.5 + 0.01 + 0.08), band.high(), 1e-12);
        assertTrue(grain.doubt().isEmpty());
    }

    @Test
    void handingOverCostsNothingRatherThanLess() {
        var grain = Grain.predict(machine(ALIKE), 2, share(0.2, 0.1, 0.3), share(0.1, 0.05, 0.15), 1_000);
        assertEquals(0, grain.price());
        assertEquals(0, grain.price95().low());
    }

    @Test
    void oneWorkerHasAPlateauFromTheFirstTaskOn() {
        // 1 + n h stays below (1 + h) / 0.9
        assertEquals(
                "The line stays within a tenth of its top from 1 task to 110 000 [110 000 to 110 000]:"
                        + " that is 110 000 times as many.",
                spaced(of(1, 0, 1e-6).plateau()));
    }

    @Test
    void aPlateauBeginsWhereNoToothIsDeep() {
        // 2 workers: 7 tasks take 8/7 of their share, 9 take 10/9; from there on s makes the teeth less deep
        assertEquals(
                "The line stays within a tenth of its top from 8 tasks to 5 700 [5 700 to 5 700]:"
                        + " that is 710 times as many.",
                spaced(of(2, 0.01, 1e-5).plateau()));
    }

    @Test
    void theEndOfAPlateauIsKnownWithinBounds() {
        var grain = new Grain(1, 0, Interval.exactly(0), 1e-4, new Interval(0, 1e-3), Optional.empty());
        assertEquals(
                "The line stays within a tenth of its top from 1 task to 1 100 [110 to any number]:"
                        + " that is 1 100 times as many.",
                spaced(grain.plateau()));
    }

    @Test
    void whoPaysMuchForAHandOverHasNoPlateau() {
        assertTrue(of(64, 0.01, 1e-3).plateau().startsWith("The line has no plateau"));
        assertEquals(
                "The line stays within a tenth of its top from 8 tasks to any number [any number to any number].",
                of(2, 0.01, 0).plateau());
    }

    @Test
    void thePlateauIsTheOneThatIsFoundTaskByTask() {
        for (int workers : new int[] {1, 2, 3, 7, 64}) {
            for (double start : new double[] {0, 0.01, 0.3}) {
                for (double price : new double[] {1e-2, 1e-3, 3e-4, 1e-4, 1e-5}) {
                    var grain = of(workers, start, price);
                    assertEquals(taskByTask(grain), grain.plateau(price), grain.toString());
                }
            }
        }
    }

    private static Optional<Grain.Plateau> taskByTask(Grain grain) {
        double top = IntStream.rangeClosed(1, grain.workers())
                .mapToDouble(grain::at)
                .max()
                .orElseThrow();
        int begin = 1;
        for (int tasks = 1; tasks < 1 << 17; tasks++) {
            if (grain.at(tasks) < 0.9 * top) {
                if (tasks - begin >= grain.workers()) {
                    return Optional.of(new Grain.Plateau(begin, tasks - 1));
                }
                begin = tasks + 1;
            }
        }
        return Optional.empty();
    }

    @Test
    void tellsItsPrices() {
        var grain = Grain.predict(machine(ALIKE), 2, share(0.02, 0.01, 0.03), share(0.22, 0.13, 0.43), 1_000);
        assertEquals("s is 2.0 % of the whole work. h is 1/5 000 of it [1/10 000, 1/2 400].", spaced(grain.prices()));
        assertEquals(
                "s is 2.0 % of the whole work. h is 0 of it [0, 0].",
                of(2, 0.02, 0).prices());
    }

    private static String spaced(String words) {
        return words.replace('\u202f', ' ');
    }

    @Test
    void withoutPricesNothingIsPromised() {
        var busy = new Share("x", new Ratio(Double.NaN, null, 1, 2, 9, Ratio.Quality.BUSY));
        var known = share(0.1, 0.1, 0.1);
        assertTrue(Grain.predict(machine(ALIKE), 1, busy, known, 1_000).doubt().isPresent());
        var grain = Grain.predict(machine(ALIKE), 1, known, busy, 1_000);
        assertTrue(grain.doubt().isPresent());
        assertTrue(grain.prices().startsWith("s and h are not known: the prices"), grain.prices());
        assertTrue(grain.plateau().startsWith("No plateau is promised: the prices"), grain.plateau());
    }

    @Test
    void whereCoresAreNotAlikeNothingIsPromised() {
        assertEquals(Optional.empty(), doubt(ALIKE, 4));
        assertEquals(Optional.of("some cores are slower than others"), doubt(new Topology(4, 4, List.of(2, 2)), 4));
        assertEquals(Optional.of("two workers share a core"), doubt(new Topology(4, 2, List.of(2)), 4));
        assertEquals(Optional.empty(), doubt(new Topology(4, 2, List.of(2)), 2));
        assertEquals(
                Optional.of("5 workers do not have a processor each here (4 processors of this machine)"),
                doubt(ALIKE, 5));
    }

    private static Grain of(int workers, double start, double price) {
        return new Grain(workers, start, Interval.exactly(start), price, Interval.exactly(price), Optional.empty());
    }

    private static Optional<String> doubt(Topology topology, int workers) {
        var price = share(0.1, 0.1, 0.1);
        return Grain.predict(machine(topology), workers, price, price, 1_000).doubt();
    }

    private static Share share(double share, double low, double high) {
        return new Share("x", new Ratio(share, new Interval(low, high), share, 9, 9, Ratio.Quality.CLEAN));
    }

    private static Machine machine(Topology topology) {
        int processors = topology.processors();
        return new Machine(
                "a processor",
                processors,
                processors,
                topology,
                OptionalDouble.empty(),
                new Parallelism(processors, 0),
                processors,
                processors + " processors of this machine",
                Optional.empty(),
                "a Java",
                "a system",
                false);
    }
}
