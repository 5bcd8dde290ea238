package yourcores.exercise.ch13;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Finds in the log of a gate who was overtaken too often. */
@Exercise(
        id = "13c",
        title = "find who starves",
        minutes = 10,
        hints = {
            "Ann asks, then Bob, then Cem. Bob is let in. Two still wait: which of them has been overtaken?",
            "Read \"Who goes first\" again: the gate's queue holds those who wait in the order in which they came. Yours"
                    + " does, too. Who stands in front of the one that enters?",
            "Go through waiting.keySet() from the front, count for each, and break where the name is that of the one who"
                    + " enters; only then take it out."
        },
        checks = StarvationWatchChecks.class)
public interface StarvationWatch {

    /**
     * Who was overtaken more than so many times in one wait. Somebody who waits is overtaken by each entry of one who
     * asked later. The wait begins when one asks and ends when one enters, or with the log.
     *
     * @param log what happened at one gate, in order; nobody asks again before having left
     * @param limit how many times may be
     * @return the names, in any order
     */
    Set<String> starved(List<Event> log, int limit);

    /** What one did at the gate. */
    record Event(String who, What what) {}

    /** What can be done at a gate. */
    enum What {
        ASKS,
        ENTERS,
        LEAVES
    }
}

@Checks
final class StarvationWatchChecks {
    private final StarvationWatch watch;

    StarvationWatchChecks(StarvationWatch watch) {
        this.watch = watch;
    }

    @Test
    @Order(1)
    @DisplayName("nobody waits, nobody starves")
    void nobody() {
        expect("", "", 0, "nothing happened");
        expect("", "ann? ann+ ann- bob? bob+ bob-", 0, "both were let in at once");
    }

    @Test
    @Order(2)
    @DisplayName("who came before may go before")
    void inOrder() {
        expect("", "ann? bob? cem? ann+ ann- bob+ bob- cem+ cem-", 0, "all entered in the order in which they asked");
        expect(
                "",
                "ann? bob? ann+ ann- ann? bob+ bob- bob? ann+ ann- ann? bob+ bob-",
                0,
                "they took turns, and each entered before the other asked again");
    }

    @Test
    @Order(3)
    @DisplayName("who came later and enters before overtakes")
    void overtakes() {
        expect("ann", "ann? bob? bob+ bob- ann+ ann-", 0, "ann asked before bob and entered after him");
        expect(
                "ann bob",
                "ann? bob? cem? cem+ cem- ann+ ann- bob+ bob-",
                0,
                "cem asked last and entered first, before both others");
        expect("ann", "ann? bob? cem? bob+ bob- ann+ ann- cem+", 0, "bob overtook ann, who asked before him, not cem");
    }

    @Test
    @Order(4)
    @DisplayName("the same one overtakes again and again")
    void again() {
        expect("ann", "ann? bob? bob+ bob- bob? bob+ bob- ann+ ann-", 1, "bob entered twice while ann waited");
    }

    @Test
    @Order(5)
    @DisplayName("so many times may be, once more may not")
    void limit() {
        var twice = "ann? bob? bob+ bob- bob? bob+ bob- ann+ ann-";
        expect("", twice, 2, "ann was overtaken twice, and twice may be");
        expect("", "ann? bob? bob+ bob- ann+ ann-", 1, "ann was overtaken once, and once may be");
    }

    @Test
    @Order(6)
    @DisplayName("each wait counts by itself")
    void eachWait() {
        expect(
                "",
                "ann? bob? bob+ bob- ann+ ann- ann? bob? bob+ bob- ann+ ann-",
                1,
                "ann was overtaken once, had her turn, and was overtaken once in another wait");
    }

    @Test
    @Order(7)
    @DisplayName("who still waits at the end counts, too")
    void stillWaits() {
        expect("cem", "ann? ann+ cem? bob? bob+ bob- ann- ann? ann+", 1, "cem was overtaken twice and still waits");
    }

    @Test
    @Order(8)
    @DisplayName("who got in at last counts, too")
    void gotIn() {
        expect(
                "cem",
                "cem? ann? bob? ann+ bob+ ann- ann? ann+ ann- bob- cem+ cem- cem? cem+ cem-",
                2,
                "cem was overtaken three times before he got in");
    }

    @Test
    @Order(9)
    @DisplayName("who is inside waits no more")
    void inside() {
        expect("", "ann? ann+ bob? bob+ bob- ann-", 0, "ann was inside already when bob entered");
    }

    /** @param log "ann?" asks, "ann+" enters, "ann-" leaves */
    private void expect(String names, String log, int limit, String why) {
        var events = Arrays.stream(log.split(" "))
                .filter(word -> !word.isEmpty())
                .map(StarvationWatchChecks::event)
                .toList();
        var found = watch.starved(events, limit);
        assertNotNull(found, "your method returned null: hand out a set, an empty one where nobody starves");
        var expected = new TreeSet<>(Arrays.asList(names.split(" ")));
        expected.remove("");
        assertTrue(
                expected.equals(new TreeSet<>(found)),
                () -> "in \"" + log + "\" (? asks, + enters, - leaves) " + why + "; overtaken more than " + limit
                        + " times: " + expected + ", you say " + found);
    }

    private static StarvationWatch.Event event(String word) {
        var what = switch (word.charAt(word.length() - 1)) {
            case '?' -> StarvationWatch.What.ASKS;
            case '+' -> StarvationWatch.What.ENTERS;
            default -> StarvationWatch.What.LEAVES;
        };
        return new StarvationWatch.Event(word.substring(0, word.length() - 1), what);
    }
}
