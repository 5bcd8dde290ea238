package yourcores.exercise.ch02;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Finds out which share of a program is serial, by running it. */
@Exercise(
        id = "02b",
        title = "the serial share of a program you can only run",
        minutes = 15,
        hints = {
            "Two runs are enough, with different numbers of processors. Which number do two times give you?",
            "Read \"Read B off the measurement\" again: you know S and p, and look for the share that would explain them.",
            "B = (1 / S − 1 / p) / (1 − 1 / p). The larger p is, the less the scatter of the times counts."
        },
        checks = ShareFinderChecks.class)
public interface ShareFinder {

    /** The program's serial share, 0 to 1, right within three hundredths. */
    double serialShare(TimedProgram program);

    /** A program whose inside you cannot see. It obeys Amdahl's law, and its times may scatter. */
    interface TimedProgram {

        /**
         * Runs it once. Where its times scatter, each run takes up to 2 % more or less than it should, whatever the
         * others took.
         *
         * @param processors 1 to 16
         * @return how long it took, in seconds
         */
        double seconds(int processors);
    }
}

@Checks
final class ShareFinderChecks {
    private static final long SEED = 1967;
    /** So many that who is lucky with one is not with all. */
    private static final int SCATTERED = 200;

    private static final int PROCESSORS = 16;

    private final ShareFinder finder;

    ShareFinderChecks(ShareFinder finder) {
        this.finder = finder;
    }

    @Test
    @Order(1)
    @DisplayName("a program on a quiet machine")
    void quiet() {
        var lot = new Random(SEED);
        for (int program = 0; program < 20; program++) {
            expect(
                    lot.nextDouble(0.05, 0.6),
                    new Program(lot.nextDouble(3, 40), 0, lot),
                    "how much sooner is it done with more processors?");
        }
    }

    @Test
    @Order(2)
    @DisplayName("everything shared, nothing shared")
    void ends() {
        var lot = new Random(SEED);
        expect(0, new Program(30, 0, lot), "a program that shares everything has no serial part");
        expect(1, new Program(30, 0, lot), "a program as slow with 16 processors as with one is all serial");
    }

    @Test
    @Order(3)
    @DisplayName("programs whose times scatter")
    void scattered() {
        var lot = new Random(SEED);
        for (int program = 0; program < SCATTERED; program++) {
            expect(
                    lot.nextDouble(0.05, 0.6),
                    new Program(lot.nextDouble(3, 40), 0.02, lot),
                    "the times scatter: choose p so that this counts least");
        }
    }

    private void expect(double serialShare, Program program, String why) {
        double answer = finder.serialShare(processors -> program.seconds(serialShare, processors));
        assertTrue(
                Math.abs(answer - serialShare) <= 0.03,
                () -> "a program with a serial share of " + Numbers.ratio(serialShare) + " got " + Numbers.ratio(answer)
                        + "; " + why);
    }

    /**
     * Each run is off by a factor of its own, which depends on the program, the number of processors, and how many runs on
     * as many came before; not on what else the answer runs.
     */
    private static final class Program {
        private final double alone;
        private final double scatter;
        private final Random[] lots;

        Program(double alone, double scatter, Random lot) {
            this.alone = alone;
            this.scatter = scatter;
            lots = Stream.generate(() -> new Random(lot.nextLong()))
                    .limit(PROCESSORS)
                    .toArray(Random[]::new);
        }

        double seconds(double serialShare, int processors) {
            if (processors < 1 || processors > PROCESSORS) {
                throw new IllegalArgumentException("the program runs on 1 to 16 processors, not on " + processors);
            }
            double off = scatter * (2 * lots[processors - 1].nextDouble() - 1);
            double share = serialShare + (1 - serialShare) / processors;
            return alone * share * (1 + off);
        }
    }
}
