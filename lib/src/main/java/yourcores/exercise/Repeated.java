package yourcores.exercise;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import yourcores.measure.system.Neighbours;

/** Repeats an experiment that goes wrong now and then: often on a fast machine, less often on a slow one. */
public final class Repeated {
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** One experiment over fresh state; an assertion that fails in it ends the repetition. */
    @FunctionalInterface
    public interface Round {
        void run() throws Exception;
    }

    private Repeated() {}

    /**
     * Runs it until so many rounds or 400 ms are over, at least once.
     *
     * @return how many rounds there were
     */
    public static int run(int most, Round round) throws Exception {
        long start = System.nanoTime();
        int rounds = 0;
        do {
            round.run();
            rounds++;
        } while (rounds < most && System.nanoTime() - start < BUDGET_NANOS);
        return rounds;
    }

    /**
     * As {@link #run}, for what goes wrong only where two threads run at the same time. Where other programs had the cores,
     * that nothing was seen says nothing; rounds that are over at once had them.
     *
     * @throws CoresTaken then; it ends the check
     */
    public static void race(int most, Round round) throws Exception {
        var others = Neighbours.watch();
        race(most, round, () -> CoresTaken.left(others));
    }

    static void race(int most, Round round, DoubleSupplier coresLeft) throws Exception {
        long start = System.nanoTime();
        run(most, round);
        if (System.nanoTime() - start > AT_ONCE_NANOS) {
            CoresTaken.orEnough(coresLeft.getAsDouble(), Runtime.getRuntime().availableProcessors());
        }
    }
}
