package answers.ch06;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import yourcores.exercise.ch06.PipelineRun;
import yourcores.exercise.trial.Answers;

class PipelineRunAnswersTest extends Answers {

    @Right
    PipelineRun waitsForEach() {
        return (steps, input) -> {
            var result = throughput(steps, input);
            for (int step = 0; step < steps.size(); step++) {
                int code = steps.get(step).waitFor();
                if (code != 0) {
                    throw new IOException("step " + (step + 1) + " ended with exit code " + code);
                }
            }
            return result;
        };
    }

    @Right
    PipelineRun cleansUpBeforeItLooks() {
        return (steps, input) -> {
            var result = throughput(steps, input);
            for (var step : steps) {
                step.waitFor();
            }
            steps.forEach(Process::destroyForcibly);
            return judged(steps, result);
        };
    }

    @Right
    PipelineRun looksAtAllAndTellsTheFirst() {
        return (steps, input) -> {
            var result = throughput(steps, input);
            var told = "";
            for (int step = steps.size(); step >= 1; step--) {
                if (steps.get(step - 1).onExit().join().exitValue() != 0) {
                    told = "step " + step + " failed";
                }
            }
            if (!told.isEmpty()) {
                throw new IOException(told);
            }
            return result;
        };
    }

    @Wrong(refusedBy = "the text comes through", says = "each line, and the ends of the lines")
    PipelineRun losesTheEndsOfLines() {
        return (steps, input) -> right(steps, input).lines().collect(Collectors.joining());
    }

    @Wrong(refusedBy = "the text comes through", says = "return what the last step prints")
    PipelineRun givesBackWhatWentIn() {
        return (steps, input) -> {
            right(steps, input);
            return input;
        };
    }

    @Wrong(
            refusedBy = "a failure in the middle is told",
            and = {"the first that failed is named", "all steps are waited for", "a first step that ends early is named"
            },
            says = "step 2 of 3 ended with exit code 3, and you say nothing")
    PipelineRun asksTheLastOnly() {
        return (steps, input) -> {
            var result = throughput(steps, input);
            if (steps.getLast().waitFor() != 0) {
                throw new IOException("step " + steps.size() + " failed");
            }
            return result;
        };
    }

    @Wrong(
            refusedBy = "a failure in the middle is told",
            and = {"the first that failed is named", "a first step that ends early is named"},
            says = "name the first")
    PipelineRun saysThatSomethingFailed() {
        return (steps, input) -> {
            try {
                return right(steps, input);
            } catch (IOException failed) {
                throw new IOException("the pipeline failed");
            }
        };
    }

    @Wrong(refusedBy = "the first that failed is named", says = "step 1 of 3 ended with exit code 9, and you say")
    PipelineRun namesTheLast() {
        return (steps, input) -> {
            var result = throughput(steps, input);
            int failed = 0;
            for (int step = 1; step <= steps.size(); step++) {
                if (steps.get(step - 1).waitFor() != 0) {
                    failed = step;
                }
            }
            if (failed > 0) {
                throw new IOException("step " + failed + " failed");
            }
            return result;
        };
    }

    @Wrong(refusedBy = "all steps are waited for", says = "step 2 has not ended, and run came back")
    PipelineRun looksAtThoseThatHaveEnded() {
        return (steps, input) -> {
            var result = throughput(steps, input);
            for (int step = 0; step < steps.size(); step++) {
                if (!steps.get(step).isAlive() && steps.get(step).exitValue() != 0) {
                    throw new IOException("step " + (step + 1) + " failed");
                }
            }
            return result;
        };
    }

    @Wrong(refusedBy = "a text longer than a pipe comes through", says = "somebody must read while you write")
    PipelineRun writesThenReads() {
        return (steps, input) -> {
            try (var in = steps.getFirst().outputWriter()) {
                in.write(input);
            } catch (IOException gone) {
                // Its exit code tells, or the check.
            }
            try (var out = steps.getLast().inputReader()) {
                return judged(steps, out.readAllAsString());
            }
        };
    }

    @Wrong(refusedBy = "a first step that ends early is named", says = "and you say \"Broken pipe\"")
    PipelineRun letsTheWriterFail() {
        return (steps, input) -> {
            var reader = CompletableFuture.supplyAsync(() -> read(steps));
            try (var in = steps.getFirst().outputWriter()) {
                in.write(input);
            }
            return judged(steps, reader.join());
        };
    }

    private static String right(List<Process> steps, String input) throws IOException, InterruptedException {
        return judged(steps, throughput(steps, input));
    }

    private static String judged(List<Process> steps, String result) throws IOException, InterruptedException {
        for (int step = 0; step < steps.size(); step++) {
            if (steps.get(step).waitFor() != 0) {
                throw new IOException("step " + (step + 1) + " failed");
            }
        }
        return result;
    }

    private static String throughput(List<Process> steps, String input) throws InterruptedException {
        var writer = Thread.ofPlatform().start(() -> {
            try (var in = steps.getFirst().outputWriter()) {
                in.write(input);
            } catch (IOException gone) {
                // Its exit code tells.
            }
        });
        var result = read(steps);
        writer.join();
        return result;
    }

    private static String read(List<Process> steps) {
        try (var out = steps.getLast().inputReader()) {
            return out.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
