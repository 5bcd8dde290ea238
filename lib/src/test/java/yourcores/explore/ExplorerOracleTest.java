package yourcores.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts with merged states against runs of every order. */
class ExplorerOracleTest {
    private static final int PROGRAMS = 60;

    /** Playing every order of more takes too long. */
    private static final long MOST_SCHEDULES = 2_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsOfRandomProgramsAreThoseOfPlayingEveryOrder(boolean buffered) {
        var random = new Random(42);
        int played = 0;
        while (played < PROGRAMS) {
            var threads = BruteForce.random(random, buffered);
            var explored = explored(threads, buffered);
            if (explored.values().stream().mapToLong(Long::longValue).sum() <= MOST_SCHEDULES) {
                assertEquals(BruteForce.counts(threads, buffered), explored, threads.toString());
                played++;
            }
        }
    }

    private static Map<String, Long> explored(List<List<BruteForce.Act>> threads, boolean buffered) {
        var exploration = program(threads, buffered).outcomes("x", "y");
        var counts = new TreeMap<String, Long>();
        exploration.counts().forEach((outcome, schedules) -> counts.put(outcome, schedules.longValueExact()));
        exploration
                .deadlocks()
                .forEach(deadlock ->
                        counts.merge("deadlock", deadlock.schedules().longValueExact(), Long::sum));
        return counts;
    }

    static StepProgram program(List<List<BruteForce.Act>> threads, boolean buffered) {
        var program = Explorer.shared("x", 0).shared("y", 0);
        for (int t = 0; t < threads.size(); t++) {
            program = program.thread("T" + t, steps(threads.get(t)));
        }
        return buffered ? program.storeBuffers() : program;
    }

    private static Step[] steps(List<BruteForce.Act> acts) {
        var steps = new ArrayList<Step>();
        boolean read = false;
        for (var act : acts) {
            boolean known = read;
            steps.add(
                    switch (act.what()) {
                        case READ -> Step.read("r", act.name());
                        case ADD -> Step.write(act.name(), r -> (known ? r.get("r") : 0) + act.value());
                        case SET -> Step.write(act.name(), act.value());
                        case LOCK -> Step.lock(act.name());
                        case UNLOCK -> Step.unlock(act.name());
                        case AWAIT -> Step.await(act.name(), act.value());
                        case FENCE -> Step.fence();
                    });
            read |= act.what() == BruteForce.What.READ;
        }
        return steps.toArray(Step[]::new);
    }
}
