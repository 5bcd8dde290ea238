package yourcores.exercise.ch01;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Finds out whether a task computes or waits. */
@Exercise(
        id = "01c",
        title = "does it compute, or wait?",
        minutes = 10,
        hints = {
            "Two tasks take a second each. What does the one use that the other one does not?",
            "Read \"Waiting that no processor shortens\" again: two clocks are read before the task and again behind it.",
            "long wall = clocks.wall(), processor = clocks.processor(); task.run(); then compare the two differences:"
                    + " more than half of the time on the wall is computing."
        },
        checks = JudgeChecks.class)
public interface Judge {

    /** The two clocks, in nanoseconds; only differences mean something. */
    interface Clocks {
        /** The clock on the wall. */
        long wall();

        /** How long the calling thread has had a processor. */
        long processor();

        /** The clocks of the thread that reads them. */
        static Clocks here() {
            return new Clocks() {
                @Override
                public long wall() {
                    return System.nanoTime();
                }

                @Override
                public long processor() {
                    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                }
            };
        }
    }

    /** Runs the task, once, and says whether it had a processor for more than half of its time. */
    boolean computes(Runnable task, Clocks clocks);
}

@Checks
final class JudgeChecks {
    private static final long MILLI = 1_000_000;

    private final Judge answer;

    JudgeChecks(Judge answer) {
        this.answer = answer;
    }

    /** Clocks that go on when a task says so. */
    private static final class Played implements Judge.Clocks {
        private long wall;
        private long processor;
        private int runs;

        Played(long wall, long processor) {
            this.wall = wall;
            this.processor = processor;
        }

        @Override
        public long wall() {
            return wall;
        }

        @Override
        public long processor() {
            return processor;
        }

        Runnable task(long computes, long waits) {
            return () -> {
                runs++;
                wall += (computes + waits) * MILLI;
                processor += computes * MILLI;
            };
        }
    }

    private void expect(boolean expected, Played clocks, long computes, long waits) {
        expect(expected, clocks, computes, waits, "");
    }

    private void expect(boolean expected, Played clocks, long computes, long waits, String hint) {
        assertEquals(
                expected,
                answer.computes(clocks.task(computes, waits), clocks),
                () -> "a task that computes for " + computes + " ms and waits for " + waits
                        + " ms: does it compute for more than half of its time?" + hint);
    }

    @Test
    @Order(1)
    @DisplayName("a quick one that computes, a slow one that waits")
    void plain() {
        expect(true, new Played(0, 0), 20, 0);
        expect(false, new Played(0, 0), 0, 5_000);
    }

    @Test
    @Order(2)
    @DisplayName("how long it takes does not matter")
    void length() {
        expect(true, new Played(0, 0), 60_000, 0);
        expect(false, new Played(0, 0), 0, 2);
    }

    @Test
    @Order(3)
    @DisplayName("the border is half")
    void border() {
        expect(
                true,
                new Played(0, 0),
                201,
                199,
                " A division of whole numbers cuts off the fraction: multiply instead.");
        expect(false, new Played(0, 0), 1_000, 1_000);
        expect(false, new Played(0, 0), 1_960, 2_040);
    }

    @Test
    @Order(4)
    @DisplayName("what the clocks showed before does not matter")
    void differences() {
        expect(true, new Played(9_000_000 * MILLI, 40 * MILLI), 20, 0);
        expect(false, new Played(-7_000 * MILLI, 300_000 * MILLI), 0, 5_000);
    }

    @Test
    @Order(5)
    @DisplayName("the task runs once")
    void once() {
        var clocks = new Played(0, 0);
        answer.computes(clocks.task(20, 0), clocks);
        assertEquals(1, clocks.runs, () -> "the task ran " + clocks.runs + " times: run it once, between the readings");
    }
}
