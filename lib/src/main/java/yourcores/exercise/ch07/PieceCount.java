package yourcores.exercise.ch07;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.figure.Numbers;

/** Says into how many pieces a reduction is best cut. */
@Exercise(
        id = "07c",
        title = "pick the grain",
        minutes = 10,
        hints = {
            "Write down how long the job takes in one piece, in two, in three. Which part of the time falls with each"
                    + " cut, and which one grows?",
            "Read \"Pieces instead of pairs\" again: too few pieces leave cores idle, and each has its price. With k pieces"
                    + " the work takes work / k, the prices k · price. For which k is the sum smallest?",
            "Count k from 1 to cores and keep the one with the smallest work / k + k · price. That is near the square"
                    + " root of work / price, where this is not more than cores."
        },
        checks = PieceCountChecks.class)
public interface PieceCount {

    /**
     * The number of pieces, from 1 to {@code cores}, with which a job is done soonest, right within a twentieth of the
     * time: the pieces are worked off at the same time, each on a core, and then handed in one after the other.
     *
     * @param work what all the work takes on one core, in milliseconds
     * @param price what handing in one piece takes, in milliseconds, also where it is the only one
     */
    int pieces(double work, double price, int cores);
}

@Checks
final class PieceCountChecks {
    private static final double A_TWENTIETH = 0.05;

    private final PieceCount answer;

    PieceCountChecks(PieceCount answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("a long job")
    void longJob() {
        expectBest(1_000, 0.01, 8);
        expectBest(5_000, 0.5, 16);
    }

    @Test
    @Order(2)
    @DisplayName("a job not worth a cut")
    void shortJob() {
        expectBest(1, 2, 8);
        expectBest(0.2, 0.5, 64);
        expectBest(1.5, 1, 8);
    }

    @Test
    @Order(3)
    @DisplayName("neither long nor short")
    void between() {
        expectBest(100, 4, 64);
        expectBest(39, 10, 8);
        expectBest(4.4, 1, 8);
    }

    @Test
    @Order(4)
    @DisplayName("200 jobs drawn by lot")
    void anyJob() {
        var lot = new Random(1974);
        for (int job = 0; job < 200; job++) {
            expectBest(lot.nextInt(1, 2_000) / 4.0, lot.nextInt(1, 40) / 8.0, lot.nextInt(1, 33));
        }
    }

    private void expectBest(double work, double price, int cores) {
        int pieces = answer.pieces(work, price, cores);
        String job = Numbers.plain(work) + " ms of work and " + Numbers.plain(price) + " ms a piece on "
                + (cores == 1 ? "one core" : cores + " cores");
        assertTrue(pieces >= 1, () -> job + ": you return " + pieces + ", and one piece there is at least");
        assertTrue(
                pieces <= cores,
                () -> job + ": you return " + pieces + " pieces, and no more than " + cores + " run at the same time");
        int best = IntStream.rangeClosed(1, cores)
                .boxed()
                .min((one, other) -> Double.compare(time(work, price, one), time(work, price, other)))
                .orElseThrow();
        assertTrue(
                time(work, price, pieces) <= (1 + A_TWENTIETH) * time(work, price, best),
                () -> job + " take " + Numbers.ratio(time(work, price, pieces)) + " ms in "
                        + (pieces == 1 ? "one piece" : pieces + " pieces") + ", and "
                        + Numbers.ratio(time(work, price, best)) + " ms in another number of pieces; "
                        + (pieces > best ? "each piece has its price" : "more of them share the work"));
    }

    private static double time(double work, double price, int pieces) {
        return work / pieces + pieces * price;
    }
}
