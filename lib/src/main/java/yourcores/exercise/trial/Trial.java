package yourcores.exercise.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import yourcores.exercise.Hang;
import yourcores.exercise.ProcessorTime;

/**
 * One run of an exercise's checks against an answer: on threads of their own, bounded, whatever the answer does.
 *
 * @param outcomes how each check ended, in their order
 * @param remarks sentences on what else was seen: lines swallowed, threads that cannot be ended
 */
record Trial(List<Outcome> outcomes, List<String> remarks) {
    private static final Duration TO_START = Duration.ofSeconds(10);
    private static final Duration FOR_CHECKS = Duration.ofSeconds(3);
    private static final Duration FOR_ONE = Duration.ofSeconds(1);

    Trial {
        outcomes = List.copyOf(outcomes);
        remarks = List.copyOf(remarks);
    }

    static Trial of(Class<?> checks, Object answer) {
        try (var deaths = new Deaths()) {
            var crew = new TrialThreads(deaths);
            try (var printed = Printed.by(crew)) {
                return run(checks, answer, crew, deaths, printed);
            }
        }
    }

    private static Trial run(Class<?> checks, Object answer, TrialThreads crew, Deaths deaths, Printed printed) {
        var elsewhere = new Elsewhere();
        var journal = new Journal();
        var run = new CheckRun(checks, answer, journal);
        var runner = crew.start(run);
        boolean interrupted = await(runner, run, journal, deaths);
        run.cancel();
        printed.end();
        var left = crew.end(runner);
        var others = elsewhere.end();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        var outcomes = new ArrayList<>(journal.outcomes());
        left.fault().ifPresent(outcomes::add);
        others.fault().ifPresent(outcomes::add);
        var remarks = new ArrayList<String>();
        left.price().ifPresent(remarks::add);
        others.price().ifPresent(remarks::add);
        deaths.first().map(death -> "A" + death.substring(1) + ".").ifPresent(remarks::add);
        printed.swallowed().ifPresent(remarks::add);
        return new Trial(outcomes, remarks);
    }

    /**
     * Waits for the end of the checks, as long as they may take together; one that has only just begun by then is not
     * blamed for the others, and no other begins. True where it was told to stop.
     */
    private static boolean await(Thread runner, CheckRun run, Journal journal, Deaths deaths) {
        try {
            if (!journal.awaitFirst(TO_START)) {
                journal.close("did not start: the machine is busy, run the cell again");
            } else {
                var time = ProcessorTime.of(runner);
                boolean ended = time.ends(FOR_CHECKS);
                run.cancel();
                if (!ended && !runner.join(journal.restOf(FOR_ONE))) {
                    var why = deaths.first().orElseGet(() -> Hang.words(time));
                    journal.close("did not end within " + FOR_CHECKS.toSeconds() + " seconds: " + why);
                }
            }
            return false;
        } catch (InterruptedException stop) {
            journal.close("was stopped: run the cell again");
            return true;
        }
    }

    /** With one more remark. */
    Trial and(String remark) {
        var more = new ArrayList<>(remarks);
        more.add(remark);
        return new Trial(outcomes, more);
    }

    /** Nothing failed, nothing has to run again; what this machine can never tell is not held against the answer. */
    boolean solved() {
        return count(Outcome.Result.PASSED) > 0
                && count(Outcome.Result.PASSED) + count(Outcome.Result.CANNOT_TELL) == outcomes.size();
    }

    long count(Outcome.Result result) {
        return outcomes.stream().filter(each -> each.result() == result).count();
    }
}
