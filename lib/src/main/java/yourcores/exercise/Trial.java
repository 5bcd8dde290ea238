package yourcores.exercise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of an exercise's checks against an answer: on threads of their own, bounded, whatever the answer does.
 *
 * @param outcomes how each check ended, in their order
 * @param remarks sentences on what else was seen: lines swallowed, threads that cannot be ended
 */
record Trial(List<Outcome> outcomes, List<String> remarks) {
    private static final Duration TO_START = Duration.ofSeconds(10);
    private static final Duration FOR_CHECKS = Duration.ofSeconds(3);

    Trial {
        outcomes = List.copyOf(outcomes);
        remarks = List.copyOf(remarks);
    }

    static Trial of(Class<?> checks, Object answer) {
        var journal = new Journal();
        var crew = new Crew();
        boolean interrupted = false;
        try (var printed = Printed.by(crew)) {
            var run = new CheckRun(checks, answer, journal);
            var runner = crew.start(run);
            try {
                if (!journal.awaitFirst(TO_START)) {
                    journal.close("did not start: the machine is busy, run the cell again");
                } else if (!runner.join(FOR_CHECKS)) {
                    journal.close("did not end within " + FOR_CHECKS.toSeconds() + " seconds: look for a loop "
                            + "without an end, or a wait for something that never happens");
                }
            } catch (InterruptedException stop) {
                interrupted = true;
                journal.close("was stopped: run the cell again");
            }
            run.cancel();
            printed.end();
            var left = crew.end(runner);
            var outcomes = new ArrayList<>(journal.outcomes());
            left.fault().ifPresent(outcomes::add);
            var remarks = new ArrayList<String>();
            left.price().ifPresent(remarks::add);
            crew.death().ifPresent(remarks::add);
            printed.swallowed().ifPresent(remarks::add);
            return new Trial(outcomes, remarks);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Nothing failed; what this machine cannot tell is not held against the answer. */
    boolean solved() {
        return count(Outcome.Result.PASSED) > 0
                && count(Outcome.Result.PASSED) + count(Outcome.Result.CANNOT_TELL) == outcomes.size();
    }

    long count(Outcome.Result result) {
        return outcomes.stream().filter(each -> each.result() == result).count();
    }
}
