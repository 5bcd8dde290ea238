package yourcores.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.explore.Step.await;
import static yourcores.explore.Step.fence;
import static yourcores.explore.Step.lock;
import static yourcores.explore.Step.read;
import static yourcores.explore.Step.repeat;
import static yourcores.explore.Step.unlock;
import static yourcores.explore.Step.when;
import static yourcores.explore.Step.write;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yourcores.figure.Markup;

/** What a game counts, against the explorer; what it refuses; what it hands to a browser. */
class SchedulerGameTest {
    private static final int PROGRAMS = 40;

    private static final StepProgram ACCOUNT = Explorer.program("two payments of 50")
            .shared("balance", 0)
            .thread("Ann", read("seen", "balance"), write("balance", r -> r.get("seen") + 50))
            .thread("Bob", read("seen", "balance"), write("balance", r -> r.get("seen") + 50));

    private static final StepProgram FLAGS = Explorer.shared("x", 0)
            .shared("y", 0)
            .thread("Ann", write("x", 1), read("a", "y"))
            .thread("Bob", write("y", 1), read("b", "x"));

    private static StepProgram transfers(String first, String second) {
        return Explorer.program("two transfers")
                .thread("Ann", lock("A"), lock("B"), unlock("B"), unlock("A"))
                .thread("Bob", lock(first), lock(second), unlock(second), unlock(first));
    }

    private static SchedulerGame bothZero(StepProgram program) {
        return program.play("make both zero", end -> end.get("a") == 0 && end.get("b") == 0);
    }

    private static void count(long happens, long schedules, int fewest, SchedulerGame game) {
        assertEquals(BigInteger.valueOf(happens), game.happens());
        assertEquals(BigInteger.valueOf(schedules), game.schedules());
        assertEquals(fewest < 0 ? OptionalInt.empty() : OptionalInt.of(fewest), game.fewestSteps());
        assertEquals(Math.max(fewest, 0), game.shortest().size());
    }

    @Test
    void countsWhatTheChaptersAskFor() {
        count(4, 6, 4, ACCOUNT.play("lose fifty", end -> end.get("balance") == 50));
        count(0, 6, -1, bothZero(FLAGS));
        var buffered = FLAGS.storeBuffers();
        var zeros = buffered.outcomes("a", "b").counts().get("a=0, b=0").longValueExact();
        var all = buffered.outcomes().schedules().longValueExact();
        count(zeros, all, 6, bothZero(buffered));
        var deadlocks = transfers("B", "A").outcomes();
        count(
                deadlocks.deadlocks().getFirst().schedules().longValueExact(),
                deadlocks.schedules().longValueExact(),
                2,
                transfers("B", "A").playToDeadlock());
        count(0, 2, -1, transfers("A", "B").playToDeadlock());
    }

    @Test
    void aTaskMayBeDoneBeforeTheEnd() {
        var desk = Explorer.shared("ann", 0)
                .shared("bob", 0)
                .thread(
                        "Ann",
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(n -> repeat(1, lock("desk"), write("ann", n), unlock("desk")))
                                .toArray(Step[]::new))
                .thread("Bob", lock("desk"), write("bob", 1), unlock("desk"));
        // Bob's visit is before, between or after those of Ann: four orders
        count(1, 4, 8, desk.playUntil("starve Bob", now -> now.get("ann") == 3 && now.get("bob") == 0));

        var writers = Explorer.shared("x", 0)
                .shared("y", 0)
                .thread("Ann", write("x", 1), write("x", 2))
                .thread("Bob", write("y", 1), write("y", 2));
        count(1, 6, 2, writers.playUntil("run ahead", now -> now.get("x") == 2 && now.get("y") == 0));
        // Ann is done first wherever Bob's is the last step
        count(3, 6, 2, writers.playUntil("be first", now -> now.get("x") == 2 && now.get("y") < 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsOfRandomProgramsAreTheExplorers(boolean buffered) {
        var random = new Random(7);
        for (int n = 0; n < PROGRAMS; ) {
            var program = ExplorerOracleTest.program(BruteForce.random(random, buffered), buffered);
            var explored = program.outcomes("x", "y");
            if (explored.states() > GameGraph.MOST_STATES) {
                continue;
            }
            n++;
            explored.counts().forEach((outcome, schedules) -> {
                var game = program.play("end so", end -> ("x=" + end.get("x") + ", y=" + end.get("y")).equals(outcome));
                assertEquals(schedules, game.happens());
                assertEquals(explored.schedules(), game.schedules());
                assertEquals(explored.first(outcome).orElseThrow().steps(), game.shortest());
            });
            var deadlocks =
                    explored.deadlocks().stream().map(Deadlock::schedules).reduce(BigInteger.ZERO, BigInteger::add);
            var game = program.playToDeadlock();
            assertEquals(deadlocks, game.happens());
            assertEquals(explored.firstDeadlock().map(Schedule::steps).orElse(List.of()), game.shortest());
        }
    }

    @Test
    void saysInWordsWhatIsPlayed() {
        var words = ACCOUNT.play("lose fifty", end -> end.get("balance") == 50).figure();
        assertEquals("You are the scheduler: two payments of 50", words.title());
        assertEquals(
                "Your task: lose fifty. It happens in 4 of 6 schedules. The fewest steps are 4, as in"
                        + " Ann: reads balance: seen = 0; Bob: reads balance: seen = 0;"
                        + " Ann: writes balance = 50; Bob: writes balance = 50.",
                words.alt());
        assertEquals(
                "Your task: make both zero. It cannot happen: none of the 6 schedules does it.",
                bothZero(FLAGS).figure().alt());
        assertEquals(
                "You are the scheduler: Ann and Bob", bothZero(FLAGS).figure().title());
        assertEquals(
                "Your task: bring about a deadlock. It cannot happen: the only schedule does not do it.",
                Explorer.shared("x", 0)
                        .thread("Ann", write("x", 1))
                        .playToDeadlock()
                        .figure()
                        .alt());
    }

    @Test
    void aBrowserGetsStatesAndWordsAndNoAddress() {
        var html = html(ACCOUNT.play("lose fifty", end -> end.get("balance") == 50));
        assertTrue(html.contains("\"plan\":[\"read balance into seen\",\"write balance\"]"), html);
        assertTrue(html.contains("<li>Ann: reads balance: seen = 0</li>"), html);
        assertFalse(html.contains("http"));
        assertFalse(html.contains("{game}") || html.contains("{told}") || html.contains("{label}"));
    }

    @Test
    void namesCannotBreakOutOfTheirPlace() {
        String name = "</script><b>\"{game}\" $1 \\ <!--\u2028";
        var html = html(Explorer.program(name)
                .shared(name, 0)
                .thread(name, lock(name + "lock"), write(name, 1))
                .play(name, end -> end.get(name) == 1));
        assertEquals(html.indexOf("</script>"), html.lastIndexOf("</script>"));
        assertFalse(html.contains("<b>") || html.contains("<!--"));
        assertTrue(
                html.contains("\\u003c/script\\u003e\\u003cb\\u003e\\u0022{game}\\u0022 $1 \\u005c \\u003c!--\\u2028"),
                html);
    }

    @Test
    void stepsStandInThePlanAsTheyWereWritten() {
        var listing = Listing.of(
                "Ann",
                List.of(
                        read("r", "x"),
                        when(r -> r.get("r") == 0, lock("gate"), write("x", 1), unlock("gate")),
                        fence(),
                        await("x", 2),
                        Step.atomically(read("s", "x"), when(r -> r.get("s") == 2, write("x", 3)))));
        assertEquals(
                List.of(
                        "read x into r",
                        "if so: take gate",
                        "if so: write x",
                        "if so: give back gate",
                        "fence",
                        "wait until x = 2",
                        "in one step: read x into s, if so: write x"),
                PlanWords.of(listing));
    }

    @Test
    void whatCannotBePlayedIsRefusedInASentence() {
        refused("The program has no threads", () -> Explorer.shared("x", 0).playToDeadlock());
        refused("The task has no words", () -> play(" ", "balance"));
        refused(
                "The condition of \"lose\" asks for \"total\": there is no shared variable and no register of that name;"
                        + " say \"balance\" or \"seen\"",
                () -> play("lose", "total"));
        refused("Ann and Bob both have a register of that name", () -> play("lose", "seen"));
        refused(
                "has happened before the first step",
                () -> ACCOUNT.playUntil("keep it empty", now -> now.get("balance") == 0));
        refused(
                "make it say yes or no for all values",
                () -> ACCOUNT.play("lose", end -> 1 / (100 - end.get("balance")) > 0));
        var crowd = Explorer.shared("x", 0);
        for (int t = 1; t <= 10; t++) {
            crowd = crowd.thread("T" + t, write("x", t));
        }
        refused("at most 9 can be played", crowd::playToDeadlock);
        var thrown = assertThrows(IllegalStateException.class, () -> writers(50).playToDeadlock());
        assertEquals(
                "Too big to play: the program has more than 2\u202f000 states. Take a thread or a few steps away, or let"
                        + " outcomes(...) try its schedules",
                thrown.getMessage());
    }

    @Test
    void theLargestGameFitsIntoAPage() {
        assertTrue(html(writers(43).playToDeadlock()).length() < 400_000);
    }

    private static StepProgram writers(int steps) {
        return Explorer.shared("x", 0)
                .shared("y", 0)
                .thread("Ann", repeat(steps, write("x", 1)))
                .thread("Bob", repeat(steps, write("y", 1)));
    }

    private static SchedulerGame play(String task, String asksFor) {
        return ACCOUNT.play(task, end -> end.get(asksFor) == 50);
    }

    private static void refused(String words, Executable play) {
        var thrown = assertThrows(IllegalArgumentException.class, play);
        assertTrue(thrown.getMessage().contains(words), thrown.getMessage());
    }

    private static String html(SchedulerGame game) {
        return ((Markup) game.figure()).html();
    }
}
