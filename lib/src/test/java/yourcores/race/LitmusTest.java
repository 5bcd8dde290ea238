package yourcores.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static yourcores.explore.Step.read;
import static yourcores.explore.Step.write;

import java.lang.invoke.VarHandle;
import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.explore.Explorer;
import yourcores.figure.Table;
import yourcores.figure.Verdict;

/** The instrument sees what a memory model allows, and nothing else. Chapter 17 holds the tests of the language. */
class LitmusTest {
    private static final long RUNS = 2_000_000;

    record Seen(int a, int b) {}

    static final class Plain {
        int x;
        int y;
        int a;
        int b;
    }

    static final class Volatile {
        volatile int x;
        volatile int y;
        int a;
        int b;
    }

    @Test
    void storeBuffersShowWhereThreadsMeet() {
        var graded = plain().times(RUNS).graded();
        assertTrue(
                graded.blind().isPresent() || graded.counts().of(new Seen(0, 0)) > 0,
                graded.counts().toString());
    }

    @Test
    void volatileAndFencesForbidWhatTheyForbid() {
        for (var test : List.of(volatiles(), fenced())) {
            assertEquals(0, test.times(RUNS).counted().of(new Seen(0, 0)), test.title());
        }
    }

    @Test
    void experimentAndExplorerWriteAnOutcomeAlike() {
        var predicted = Explorer.shared("x", 0)
                .shared("y", 0)
                .thread("first", write("x", 1), read("a", "y"))
                .thread("second", write("y", 1), read("b", "x"))
                .outcomes("a", "b");
        var seen = volatiles().times(20_000);
        var table = (Table) seen.within(predicted).figure();
        assertEquals(
                seen.graded().blind().isPresent() ? Verdict.Kind.STATES : Verdict.Kind.HOLDS,
                table.verdict().kind());
        assertEquals(
                List.copyOf(predicted.outcomes()),
                table.rows().stream().map(List::getFirst).toList());
    }

    private static Outcomes<Seen> plain() {
        return Race.on("plain", Plain::new)
                .actor("first", v -> {
                    v.x = 1;
                    v.a = v.y;
                })
                .actor("second", v -> {
                    v.y = 1;
                    v.b = v.x;
                })
                .outcome(v -> new Seen(v.a, v.b));
    }

    private static Outcomes<Seen> fenced() {
        return Race.on("fenced", Plain::new)
                .actor("first", v -> {
                    v.x = 1;
                    VarHandle.fullFence();
                    v.a = v.y;
                })
                .actor("second", v -> {
                    v.y = 1;
                    VarHandle.fullFence();
                    v.b = v.x;
                })
                .outcome(v -> new Seen(v.a, v.b));
    }

    private static Outcomes<Seen> volatiles() {
        return Race.on("volatile", Volatile::new)
                .actor("first", v -> {
                    v.x = 1;
                    v.a = v.y;
                })
                .actor("second", v -> {
                    v.y = 1;
                    v.b = v.x;
                })
                .outcome(v -> new Seen(v.a, v.b));
    }
}
