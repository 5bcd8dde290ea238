package yourcores.exercise.ch06;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import yourcores.exercise.Call;
import yourcores.exercise.Checks;
import yourcores.exercise.Exercise;

/** Sends a text through a pipeline of processes, and hides no failure. */
@Exercise(
        id = "06c",
        title = "which step failed?",
        minutes = 10,
        hints = {
            "Three processes ran. How many exit codes do you look at?",
            "Read \"Encrypt then hash\" again: startPipeline hands you a process for each step. The exit code of the last"
                    + " one says nothing about the others.",
            "After reading: for each step waitFor(), and where that is not 0: throw new IOException(\"step \" + number + \""
                    + " ended with exit code \" + code)."
        },
        checks = PipelineRunChecks.class)
public interface PipelineRun {

    /**
     * Writes the text to the first step, ends its input, and returns what the last step prints.
     *
     * @param steps as {@link ProcessBuilder#startPipeline} gives them
     * @throws IOException where a step ends with a code other than 0: names the first such step, as in "step 2"
     */
    String run(List<Process> steps, String input) throws Exception;
}

@Checks
final class PipelineRunChecks {
    private static final String TEXT = "a letter to Ann";

    private final PipelineRun answer;

    PipelineRunChecks(PipelineRun answer) {
        this.answer = answer;
    }

    @Test
    @Order(1)
    @DisplayName("the text comes through")
    void comesThrough() throws Exception {
        var pipeline = StagedPipeline.ending(0, 0, 0);
        assertEquals(
                "A LETTER TO ANN", answer.run(pipeline.steps(), TEXT), "return what the last step prints, all of it");
        var twoLines = StagedPipeline.ending(0, 0, 0);
        assertEquals(
                "A LETTER TO ANN\nAND ONE TO BOB\n",
                answer.run(twoLines.steps(), "a letter to Ann\nand one to Bob\n"),
                "return what the last step prints, all of it: each line, and the ends of the lines");
    }

    @Test
    @Order(2)
    @DisplayName("a failure in the middle is told")
    void inTheMiddle() throws Exception {
        assertTold(2, 3, StagedPipeline.ending(0, 3, 0));
        assertTold(1, 1, StagedPipeline.ending(1, 0, 0));
        assertTold(3, 127, StagedPipeline.ending(0, 0, 127));
    }

    @Test
    @Order(3)
    @DisplayName("the first that failed is named")
    void theFirst() throws Exception {
        assertTold(1, 9, StagedPipeline.ending(9, 0, 4));
    }

    @Test
    @Order(4)
    @DisplayName("all steps are waited for")
    void waitedFor() throws Exception {
        var pipeline = StagedPipeline.ending(0, null, 0);
        var told = new AtomicReference<String>("");
        var call = Call.of(() -> {
            try {
                answer.run(pipeline.steps(), TEXT);
            } catch (IOException failure) {
                told.set(String.valueOf(failure.getMessage()));
            }
        });
        try {
            assertFalse(
                    call.comesBack(),
                    "step 2 has not ended, and run came back: what a step says at its end is not known before");
        } finally {
            pipeline.end(1, 4);
        }
        call.end("all steps have ended, and run does not come back");
        assertFalse(told.get().isEmpty(), "step 2 ended last, with exit code 4, and nobody was told");
    }

    @Test
    @Order(5)
    @DisplayName("a text longer than a pipe comes through")
    void longText() throws Exception {
        var text = "a".repeat(3 * StagedPipeline.ROOM);
        int came = 0;
        try {
            came = answer.run(StagedPipeline.ending(0, 0, 0).steps(), text).length();
        } catch (IOException full) {
            // Less came than went in: see below.
        }
        int length = came;
        assertEquals(
                text.length(),
                length,
                () -> "of " + text.length() + " characters " + length
                        + " came back: pipes have little room, so somebody"
                        + " must read while you write; write on a thread of its own");
    }

    @Test
    @Order(6)
    @DisplayName("a first step that ends early is named")
    void endsEarly() throws Exception {
        assertTold(1, 3, StagedPipeline.brokenAtOnce(3));
    }

    private void assertTold(int step, int code, StagedPipeline pipeline) throws Exception {
        var what = "step " + step + " of 3 ended with exit code " + code;
        try {
            answer.run(pipeline.steps(), TEXT);
        } catch (IOException told) {
            var message = String.valueOf(told.getMessage());
            if (!message.contains("step " + step)) {
                fail(what + ", and you say \"" + message + "\": name the first step that failed, as in \"step 2\"");
            }
            return;
        }
        fail(what + ", and you say nothing: the last step's code tells nothing about the others");
    }
}
