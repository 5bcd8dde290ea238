package yourcores.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.explore.Step.atomically;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Arrow;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** What programs can do, against published counts and what is known of x86-TSO. */
class ExplorerTest {

    static Step increment() {
        return repeat(1, read("seen", "total"), write("total", r -> r.get("seen") + 1));
    }

    static StepProgram counters(int threads, int increments) {
        var program = Explorer.shared("total", 0);
        for (int t = 1; t <= threads; t++) {
            program = program.thread("T" + t, repeat(increments, increment()));
        }
        return program;
    }

    static BigInteger choose(int n, int k) {
        var result = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return result;
    }

    @Test
    void twoThreadsWithThreeIncrementsEndWithTwoToSix() {
        var explored = counters(2, 3).outcomes("total");
        assertEquals(List.of("2", "3", "4", "5", "6"), List.copyOf(explored.outcomes()));
        assertEquals(choose(12, 6), explored.schedules());
        // Nothing is lost if the pairs never mix: so many orders of three and three pairs
        assertEquals(choose(6, 3), explored.counts().get("6"));
        assertEquals(
                explored.outcomes(), explored.table().stringColumn("outcome").asSet());
        assertEquals(
                explored.schedules().doubleValue(),
                explored.table().doubleColumn("schedules").sum());
    }

    @Test
    void whatSurprisesAmongManyOutcomesHasARow() {
        var writes = IntStream.rangeClosed(1, 60)
                .mapToObj(value -> write("x", value))
                .toArray(Step[]::new);
        var explored = Explorer.shared("x", 0)
                .thread("Ann", writes)
                .thread("Bob", read("r", "x"))
                .outcomes("r")
                .interesting(30, "the middle")
                .forbidden(61, "never written");
        var table = (Table) explored.figure();
        var outcomes = table.rows().stream().map(List::getFirst).toList();
        assertTrue(outcomes.containsAll(List.of("0", "30", "60", "and 21 more", "61")), outcomes.toString());
        assertEquals(42, outcomes.size());
        assertEquals(
                Verdict.holds("1 of 61 schedules ends with r = 30, which is interesting: the middle."
                        + " None of the 61 schedules ends in what must not happen."),
                table.verdict());
    }

    @Test
    void theTableCountsDeadlocksToo() {
        var explored = Explorer.shared("x", 0)
                .thread("Ann", lock("A"), lock("B"), unlock("B"), unlock("A"))
                .thread("Bob", lock("B"), lock("A"), unlock("A"), unlock("B"))
                .outcomes("x");
        var table = explored.table();
        assertTrue(table.stringColumn("outcome").get(1).startsWith("deadlock: "), table.toString());
        assertEquals(
                explored.schedules().doubleValue(),
                table.doubleColumn("schedules").sum());
    }

    @Test
    void whoAwaitsDoesNotWaitForTheStoreBuffer() {
        var machine =
                new StepMachine(Map.of("x", 0, "y", 0), Map.of("Ann", List.of(write("x", 1), await("y", 1))), true);
        var written = machine.after(machine.start(), 0);
        assertEquals("Ann waits until y = 1", Waits.words(Waits.of(machine, written)));
    }

    @Test
    void schedulesOfIndependentThreadsAreMultinomial() {
        for (int steps = 1; steps <= 8; steps++) {
            var program = Explorer.shared("x", 0)
                    .shared("y", 0)
                    .thread("Ann", repeat(steps, write("x", 1)))
                    .thread("Bob", repeat(steps, write("y", 1)));
            assertEquals(choose(2 * steps, steps), program.outcomes("x", "y").schedules());
            assertEquals(
                    choose(3 * steps, steps).multiply(choose(2 * steps, steps)),
                    program.thread("Cid", repeat(steps, write("x", 1)))
                            .outcomes()
                            .schedules());
        }
        assertEquals(
                BigInteger.valueOf(12_870), counters(2, 4).outcomes("total").schedules());
    }

    @Test
    void aLongNumberOfSchedulesStaysExact() {
        var explored = Explorer.shared("x", 0)
                .thread("Ann", repeat(40, write("x", 1)))
                .thread("Bob", repeat(40, write("x", 2)))
                .outcomes("x");
        assertEquals(choose(80, 40), explored.schedules());
        assertEquals(choose(79, 40), explored.counts().get("1"));
        assertEquals(explored.counts().get("1"), explored.counts().get("2"));
    }

    @Test
    void lockedAndAtomicIncrementsLoseNothing() {
        var locked = Explorer.shared("total", 0)
                .thread("Ann", repeat(3, lock("till"), increment(), unlock("till")))
                .thread("Bob", repeat(3, lock("till"), increment(), unlock("till")));
        assertEquals(Set.of("6"), locked.outcomes("total").outcomes());
        assertEquals(choose(6, 3), locked.outcomes("total").schedules());
        var atomic = Explorer.shared("total", 0)
                .thread("Ann", repeat(3, atomically(read("a", "total"), write("total", r -> r.get("a") + 1))))
                .thread("Bob", repeat(3, atomically(read("b", "total"), write("total", r -> r.get("b") + 1))));
        assertEquals(Set.of("6"), atomic.outcomes("total").outcomes());
        assertEquals(Set.of("6"), atomic.storeBuffers().outcomes("total").outcomes());
    }

    @Test
    void aLockCanBeTakenAgainByItsHolder() {
        var program = Explorer.shared("x", 0)
                .thread("Ann", lock("a"), lock("a"), write("x", 1), unlock("a"), write("x", 2), unlock("a"))
                .thread("Bob", lock("a"), read("b", "x"), unlock("a"));
        assertEquals(Set.of("0", "2"), program.outcomes("b").outcomes());
    }

    @Test
    void checkThenActSellsASeatTwice() {
        Step[] book = {
            read("free", "seats"),
            when(
                    r -> r.get("free") > 0,
                    write("seats", r -> r.get("free") - 1),
                    read("s", "sold"),
                    write("sold", r -> r.get("s") + 1))
        };
        var program = Explorer.shared("seats", 1)
                .shared("sold", 0)
                .thread("Ann", book)
                .thread("Bob", book);
        var explored = program.outcomes("seats", "sold");
        assertEquals(Set.of("seats=0, sold=1", "seats=0, sold=2"), explored.outcomes());
        var bad = explored.first(end -> end.get("sold") == 2).orElseThrow();
        assertEquals("Ann: reads seats: free = 1", bad.steps().get(0));
        assertEquals("Bob: reads seats: free = 1", bad.steps().get(1));
    }

    @Test
    void awaitLetsAMessageArriveWhole() {
        var program = Explorer.shared("data", 0)
                .shared("ready", 0)
                .thread("Ann", write("data", 42), write("ready", 1))
                .thread("Bob", await("ready", 1), read("got", "data"));
        assertEquals(Set.of("42"), program.outcomes("got").outcomes());
        assertEquals(Set.of("42"), program.storeBuffers().outcomes("got").outcomes());
    }

    @Test
    void storeBuffersShowBothReadsTooEarly() {
        var program = Explorer.shared("x", 0)
                .shared("y", 0)
                .thread("Ann", write("x", 1), read("a", "y"))
                .thread("Bob", write("y", 1), read("b", "x"));
        var plain = program.outcomes("a", "b");
        assertEquals(Set.of("a=0, b=1", "a=1, b=0", "a=1, b=1"), plain.outcomes());
        assertEquals(BigInteger.valueOf(4), plain.counts().get("a=1, b=1"));
        var buffered = program.storeBuffers().outcomes("a", "b");
        assertTrue(buffered.outcomes().contains("a=0, b=0"));
        // Each thread: its write, then its read and its write's leaving in either order
        assertEquals(choose(6, 3).multiply(BigInteger.valueOf(4)), buffered.schedules());
        var fenced = Explorer.shared("x", 0)
                .shared("y", 0)
                .thread("Ann", write("x", 1), fence(), read("a", "y"))
                .thread("Bob", write("y", 1), fence(), read("b", "x"))
                .storeBuffers();
        assertEquals(plain.outcomes(), fenced.outcomes("a", "b").outcomes());
    }

    /** The tests SB, MP, LB, R, 2+2W and IRIW: which of them x86-TSO allows is in Sewell et al., section 3. */
    @Test
    void storeBuffersAllowWhatTheModelAllowsAndNothingElse() {
        var xy = Explorer.shared("x", 0).shared("y", 0);
        var loads = xy.thread("Ann", read("a", "x"), write("y", 1)).thread("Bob", read("b", "y"), write("x", 1));
        assertTrue(!loads.storeBuffers().outcomes("a", "b").outcomes().contains("a=1, b=1"));
        var messages = xy.thread("Ann", write("x", 1), write("y", 1)).thread("Bob", read("a", "y"), read("b", "x"));
        assertTrue(!messages.storeBuffers().outcomes("a", "b").outcomes().contains("a=1, b=0"));
        var independent = xy.thread("Ann", write("x", 1))
                .thread("Bob", write("y", 1))
                .thread("Cid", read("a", "x"), read("b", "y"))
                .thread("Dan", read("c", "y"), read("d", "x"));
        assertTrue(!independent
                .storeBuffers()
                .outcomes("a", "b", "c", "d")
                .outcomes()
                .contains("a=1, b=0, c=1, d=0"));
        var r = xy.thread("Ann", write("x", 1), write("y", 1)).thread("Bob", write("y", 2), read("a", "x"));
        assertTrue(!r.outcomes("a", "y").outcomes().contains("a=0, y=2"));
        assertTrue(r.storeBuffers().outcomes("a", "y").outcomes().contains("a=0, y=2"));
        var writes = xy.thread("Ann", write("x", 1), write("y", 2)).thread("Bob", write("y", 1), write("x", 2));
        assertTrue(!writes.storeBuffers().outcomes("x", "y").outcomes().contains("x=1, y=1"));
    }

    @Test
    void aThreadReadsItsOwnBuffer() {
        var program = Explorer.shared("x", 0)
                .thread("Ann", write("x", 1), write("x", 2), read("a", "x"))
                .storeBuffers();
        assertEquals(Set.of("2"), program.outcomes("a").outcomes());
        assertEquals(Set.of("2"), program.outcomes("x").outcomes());
    }

    @Test
    void philosophersDeadlockUnlessTheirForksAreOrdered() {
        var naive = philosophers(5, false).outcomes();
        assertEquals(1, naive.deadlocks().size());
        assertEquals(BigInteger.valueOf(120), naive.deadlocks().getFirst().schedules());
        assertTrue(naive.deadlocks()
                .getFirst()
                .words()
                .startsWith("P1 waits for fork 2, held by P2; P2 waits for fork 3"));
        var first = naive.firstDeadlock().orElseThrow();
        assertEquals(
                IntStream.rangeClosed(1, 5)
                        .mapToObj(n -> "P" + n + ": takes fork " + n)
                        .toList(),
                first.steps());
        var ordered = philosophers(5, true).outcomes();
        assertEquals(List.of(), ordered.deadlocks());
        assertTrue(ordered.firstBad().isEmpty());
    }

    @Test
    void arrowsShowWhoWaitsForWhom() {
        var stuck = philosophers(3, false).outcomes().firstDeadlock().orElseThrow();
        assertEquals(
                List.of(
                        new Arrow(0, 1, 2, "for fork 2"),
                        new Arrow(1, 2, 3, "for fork 3"),
                        new Arrow(2, 0, 3, "for fork 1")),
                ((Lanes) stuck.timeline().figure()).arrows());
        var queued = Explorer.shared("x", 0)
                .thread("Ann", lock("till"), write("x", 1), unlock("till"))
                .thread("Bob", lock("till"), unlock("till"), await("x", 1))
                .outcomes("x")
                .first(1)
                .orElseThrow();
        assertEquals(
                List.of(new Arrow(1, 0, 1, "for till")),
                ((Lanes) queued.timeline().figure()).arrows());
    }

    static StepProgram philosophers(int seats, boolean ordered) {
        var program = Explorer.program(seats + " philosophers");
        for (int seat = 1; seat <= seats; seat++) {
            int next = seat % seats + 1;
            String first = "fork " + (ordered ? Math.min(seat, next) : seat);
            String second = "fork " + (ordered ? Math.max(seat, next) : next);
            program = program.thread("P" + seat, lock(first), lock(second), unlock(second), unlock(first));
        }
        return program;
    }

    @Test
    void aDeadlockSaysWhoWaitsForWhat() {
        var leaked = Explorer.shared("ready", 0)
                .thread("Ann", lock("till"))
                .thread("Bob", lock("till"), unlock("till"))
                .thread("Cid", await("ready", 1));
        assertEquals(
                List.of(
                        "Bob waits for till, held by Ann, which has ended; Cid waits until ready = 1",
                        "Cid waits until ready = 1"),
                leaked.outcomes().deadlocks().stream()
                        .map(Deadlock::words)
                        .sorted()
                        .toList());
        assertTrue(leaked.outcomes().outcomes().isEmpty());
    }

    @Test
    void theFirstScheduleIsTheShortestAndThenThatOfTheFirstThread() {
        var program = Explorer.shared("x", 0)
                .thread("Ann", read("a", "x"), when(r -> r.get("a") == 0, repeat(5, write("x", 7))))
                .thread("Bob", write("x", 7));
        assertEquals(
                List.of("Bob: writes x = 7", "Ann: reads x: a = 7"),
                program.outcomes("x").first(7).orElseThrow().steps());
        var same = Explorer.shared("x", 0).thread("Ann", write("x", 1)).thread("Bob", write("x", 1));
        assertEquals(
                "Ann: writes x = 1",
                same.outcomes("x").first(1).orElseThrow().steps().getFirst());
    }
}
