package yourcores.exercise.ch17;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static yourcores.explore.Step.fence;
import static yourcores.explore.Step.read;
import static yourcores.explore.Step.when;
import static yourcores.explore.Step.write;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;
import yourcores.explore.Explorer;
import yourcores.explore.Step;
import yourcores.explore.StepProgram;

/** Says where the fences of Peterson's lock belong. */
@Exercise(
        id = "17b",
        title = "two fences",
        minutes = 15,
        hints = {
            "Show the shortest schedule that ends badly, in a cell of your own: show(new"
                    + " MyFences().program().outcomes(\"Ann is in\", \"Bob is in\").first(\"Ann is in=1, Bob is"
                    + " in=1\").orElseThrow()). Which write was still in a buffer when it was needed?",
            "Read \"Two ways to forbid it\" again: between which two steps does the fence stand there, and what would a fence"
                    + " before the write be good for?",
            "The explorer's fence waits until all writes before it have left the buffer. Both writes, of the wish and of the turn, have"
                    + " to be out before the first read: behind step 2, in both threads."
        },
        checks = FencePlacesChecks.class)
public interface FencePlaces {

    /** Behind which of Ann's steps there is a fence. */
    List<Integer> ann();

    /** Behind which of Bob's steps there is a fence. */
    List<Integer> bob();

    /**
     * Peterson's lock, tried once by each of the two, on processors with store buffers and with these fences. Each has
     * four steps: 1 write my wish, 2 write whose turn it is: the other's, 3 read the other's wish, 4 read whose turn it is.
     * Who finds no wish, or finds that it is their own turn, is in.
     */
    default StepProgram program() {
        return Peterson.program(ann(), bob());
    }
}

/** The steps of one of the two. */
final class Peterson {
    static final int STEPS = 4;

    private Peterson() {}

    static StepProgram program(List<Integer> ann, List<Integer> bob) {
        return Explorer.program("Peterson's lock, tried once by each")
                .shared("Ann wishes", 0)
                .shared("Bob wishes", 0)
                .shared("turn", 0)
                .shared("Ann is in", 0)
                .shared("Bob is in", 0)
                .thread("Ann", steps("Ann", 1, "Bob", 2, ann))
                .thread("Bob", steps("Bob", 2, "Ann", 1, bob))
                .storeBuffers();
    }

    private static Step[] steps(String me, int mine, String other, int others, List<Integer> fences) {
        var plain = List.of(
                write(me + " wishes", 1),
                write("turn", others),
                read(me + " sees a wish", other + " wishes"),
                read(me + " sees the turn", "turn"));
        var steps = new ArrayList<Step>();
        for (int n = 0; n < STEPS; n++) {
            steps.add(plain.get(n));
            if (fences.contains(n + 1)) {
                steps.add(fence());
            }
        }
        steps.add(when(
                seen -> seen.get(me + " sees a wish") == 0 || seen.get(me + " sees the turn") == mine,
                write(me + " is in", 1)));
        return steps.toArray(Step[]::new);
    }
}

@Checks
final class FencePlacesChecks {
    private final FencePlaces places;

    FencePlacesChecks(FencePlaces places) {
        this.places = places;
    }

    @Test
    @Order(1)
    @DisplayName("two fences, each behind a step")
    void two() {
        int fences = 0;
        for (var each : List.of(given("ann", places.ann()), given("bob", places.bob()))) {
            for (int step : each) {
                assertTrue(
                        step >= 1 && step <= Peterson.STEPS,
                        "there is no step " + step + " to put a fence behind: the steps of each are 1 to 4");
            }
            fences += each.size();
        }
        assertTrue(fences <= 2, "you place " + fences + " fences: two are enough, and each costs time");
    }

    @Test
    @Order(2)
    @DisplayName("never both, in no schedule")
    void neverBoth() throws Exception {
        var ann = given("ann", places.ann());
        var bob = given("bob", places.bob());
        var all = Peterson.program(ann, bob).outcomes("Ann is in", "Bob is in");
        var bad = all.counts().get("Ann is in=1, Bob is in=1");
        if (bad != null) {
            fail("with fences behind steps " + ann + " of Ann's and " + bob + " of Bob's both are in at the end of "
                    + bad + " of " + all.schedules() + " schedules");
        }
    }

    private static List<Integer> given(String who, List<Integer> steps) {
        assertNotNull(steps, who + "() gives back null: give back a list, List.of() for none");
        return List.copyOf(steps);
    }
}
