package yourcores.exercise.ch09;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Has jobs take turns on one thread. */
@Exercise(
        id = "09c",
        title = "a round robin that some leave",
        minutes = 15,
        hints = {
            "Who is still to be asked? That changes while you go round: what holds them?",
            "Read \"Turns on one thread\" again: inTurns takes a job from the front of the queue. Whom does it put back?",
            "A new ArrayDeque<>(jobs); while it is not empty, take the first one: try { if (!job.step()) put it at the back; }"
                    + " catch (Exception failed) { keep it; } and return what you kept."
        },
        checks = TurnTakerChecks.class)
public interface TurnTaker {

    /** Work that is cut into steps. */
    interface Job {

        /** Does one step; says whether that was the last one. */
        boolean step() throws IOException;
    }

    /**
     * Gives each job one step, in the order of the list, then each of those that are left one more, and so on. Who is
     * done leaves, and who throws an exception, checked or not, too; neither is asked again. Returns when all have left.
     *
     * @param jobs no job twice
     * @return what was thrown, in the order in which it was thrown
     */
    List<Exception> run(List<Job> jobs) throws IOException;
}

@Checks
final class TurnTakerChecks {
    private static final int MANY = 12_347;
    private static final int NEVER = -1;

    private final TurnTaker answer;

    TurnTakerChecks(TurnTaker answer) {
        this.answer = answer;
    }

    /** A job that writes down its steps. */
    private static final class Counted implements TurnTaker.Job {
        private final String name;
        private final int steps;
        private final int failsAt;
        private final boolean checked;
        private final StringBuilder log;
        private int had;
        private int afterItsEnd;
        private boolean over;

        Counted(String name, int steps, int failsAt, boolean checked, StringBuilder log) {
            this.name = name;
            this.steps = steps;
            this.failsAt = failsAt;
            this.checked = checked;
            this.log = log;
        }

        @Override
        public boolean step() throws IOException {
            if (over) {
                afterItsEnd++;
                return true;
            }
            had++;
            log.append(name);
            if (had == failsAt) {
                over = true;
                if (checked) {
                    throw new IOException(name + " fails");
                }
                throw new IllegalArgumentException(name + " fails");
            }
            over = had == steps;
            return over;
        }
    }

    private final StringBuilder log = new StringBuilder();

    private Counted job(String name, int steps) {
        return new Counted(name, steps, NEVER, false, log);
    }

    private Counted failing(String name, int at) {
        return new Counted(name, MANY, at, true, log);
    }

    private Counted failingUnchecked(String name, int at) {
        return new Counted(name, MANY, at, false, log);
    }

    private static List<TurnTaker.Job> handed(Counted... jobs) {
        return new ArrayList<>(List.of(jobs));
    }

    /** What an answer returns is looked at by one check, what it throws by another one. */
    private List<Exception> runs(Counted... jobs) throws Exception {
        return answer.run(handed(jobs));
    }

    @Test
    @Order(1)
    @DisplayName("every job comes to its end")
    void toTheEnd() throws Exception {
        var jobs = new Counted[] {job("A", 1), job("B", 3), job("C", MANY)};
        runs(jobs);
        for (var job : jobs) {
            assertEquals(
                    job.steps,
                    job.had,
                    () -> "a job of " + job.steps + " steps has had " + job.had
                            + ", and run came back: go on until every job has left");
        }
        runs();
    }

    @Test
    @Order(2)
    @DisplayName("who is done is asked no more")
    void leaves() throws Exception {
        var jobs = new Counted[] {job("A", 1), job("B", 4), job("C", 2)};
        runs(jobs);
        for (var job : jobs) {
            assertEquals(
                    0,
                    job.afterItsEnd,
                    () -> "a job said that it was done, and was asked again, " + job.afterItsEnd
                            + " times: let it leave");
        }
    }

    @Test
    @Order(3)
    @DisplayName("one step each, in the order of the list")
    void inTurn() throws Exception {
        assertOrder("ABCBCC", job("A", 1), job("B", 2), job("C", 3));
        assertOrder("ABCDBD", job("A", 1), job("B", 2), job("C", 1), job("D", 2));
        try {
            assertOrder("ABCACC", job("A", 2), failing("B", 1), job("C", 3));
        } catch (IOException | RuntimeException failure) {
            return; // the matter of another check
        }
    }

    private void assertOrder(String expected, Counted... jobs) throws Exception {
        log.setLength(0);
        runs(jobs);
        var steps = IntStream.range(0, jobs.length)
                .mapToObj(n -> jobs[n].name
                        + (jobs[n].failsAt == NEVER ? " has " + jobs[n].steps : " fails in step " + jobs[n].failsAt))
                .collect(Collectors.joining(", "));
        boolean whole = log.length() == expected.length() && jobs.length > 0;
        if (whole && !expected.contentEquals(log)) {
            fail("in steps, " + steps + ": one step each in turn is " + expected + ", yours is " + log
                    + "; who leaves lets nobody lose a turn");
        }
    }

    @Test
    @Order(4)
    @DisplayName("who fails leaves alone")
    void failsAlone() throws Exception {
        var jobs = new Counted[] {job("A", 3), failing("B", 2), job("C", 4), failingUnchecked("D", 3)};
        try {
            runs(jobs);
        } catch (IOException | RuntimeException failure) {
            fail("a job threw an " + failure.getClass().getSimpleName()
                    + ", and it came out of run: the others have still work to do; keep it for the end");
        }
        assertEquals(3 + 4, jobs[0].had + jobs[2].had, "one job failed, and the others did not come to their end");
        assertEquals(
                0,
                jobs[1].afterItsEnd + jobs[3].afterItsEnd,
                "a job threw an exception, and was asked again: let it leave");
    }

    @Test
    @Order(5)
    @DisplayName("each failure is handed back")
    void handedBack() throws Exception {
        List<Exception> told;
        try {
            told = runs(failing("A", 2), failingUnchecked("B", 1), job("C", 3));
        } catch (IOException | RuntimeException failure) {
            return; // the matter of another check
        }
        var words = told.stream()
                .map(one -> one.getClass().getSimpleName() + ": " + one.getMessage())
                .toList();
        assertEquals(
                List.of("IllegalArgumentException: B fails", "IOException: A fails"),
                words,
                () -> "B fails in the first round, A in the second, you hand back " + words
                        + ": each failure as it was thrown, in the order in which they came");
    }

    @Test
    @Order(6)
    @DisplayName("the list that you are handed stays as it is")
    void staysAsItIs() throws Exception {
        var list = handed(job("A", 1), job("B", 3));
        var before = List.copyOf(list);
        answer.run(list);
        assertEquals(
                before, list, "the list that you were handed belongs to your caller, and has changed: take a copy");
    }
}
