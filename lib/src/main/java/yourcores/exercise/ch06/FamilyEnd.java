package yourcores.exercise.ch06;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Ends a process and all that descends from it. */
@Exercise(
        id = "06b",
        title = "the whole family",
        minutes = 15,
        hints = {
            "Who is whose child, once the parent has ended? When do you have to ask?",
            "Read \"Who outlives whom\" again: orphans are handed to another parent. descendants() lists children and their"
                    + " children, as long as the first of them lives.",
            "var family = new ArrayList<>(process.descendants().toList()); add the process itself; destroyForcibly() for"
                    + " each; then wait for each: onExit().get(10, TimeUnit.SECONDS)."
        },
        checks = FamilyEndChecks.class)
public interface FamilyEnd {

    /**
     * Ends by force the process, its children, and their children in turn; no other. Returns when all of them have
     * ended.
     */
    void end(ProcessHandle process) throws Exception;
}

@Checks
final class FamilyEndChecks {
    private static final long[] DESCENDANTS = {101, 102, 103, 104};
    private static final long[] LAST_ONES = {104, 100};

    private final FamilyEnd answer;

    FamilyEndChecks(FamilyEnd answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("the process itself ends")
    void itself() throws Exception {
        var family = new StagedFamily();
        answer.end(family.root);
        assertFalse(family.root.isAlive(), "process 100, which you were handed, lives on");
    }

    @Test
    @Order(2)
    @DisplayName("children and grandchildren end, too")
    void descendants() throws Exception {
        var family = new StagedFamily();
        answer.end(family.root);
        for (long pid : DESCENDANTS) {
            assertFalse(
                    family.member(pid).isAlive(),
                    () -> "process " + pid + " lives on: list the descendants while the process still lives, for"
                            + " afterwards nobody finds them from there");
        }
    }

    @Test
    @Order(3)
    @DisplayName("who ignores a request ends by force")
    void byForce() throws Exception {
        var family = new StagedFamily();
        family.member(102).ignoresRequests();
        var call = Call.of(() -> answer.end(family.root));
        call.comesBack();
        assertFalse(family.member(102).isAlive(), "process 102 ignores destroy() and lives on: end it by force");
        call.end("all have ended, and end does not come back");
    }

    @Test
    @Order(4)
    @DisplayName("no other process is touched")
    void nobodyElse() throws Exception {
        var family = new StagedFamily();
        answer.end(family.root);
        assertTrue(
                family.neighbour.isAlive() && family.member(99).isAlive(),
                "you ended a process that does not descend from the one you were handed");
    }

    @Test
    @Order(5)
    @DisplayName("end returns when all have ended")
    void awaited() throws Exception {
        for (long pid : LAST_ONES) {
            var family = new StagedFamily();
            family.hold(pid);
            var call = Call.of(() -> answer.end(family.root));
            try {
                boolean back = call.comesBack();
                assertFalse( // one that nobody told to end is the matter of another check
                        back && family.isTold(pid),
                        () -> "end came back while process " + pid + " still lived: wait for each of them");
            } finally {
                family.open();
            }
            call.end("all have ended, and end does not come back");
        }
    }
}
