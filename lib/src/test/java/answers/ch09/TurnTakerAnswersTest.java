package answers.ch09;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import yourcores.exercise.ch09.TurnTaker;
import yourcores.exercise.ch09.TurnTaker.Job;
import yourcores.exercise.trial.Answers;

class TurnTakerAnswersTest extends Answers {

    @Right
    TurnTaker queue() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var turns = new ArrayDeque<>(jobs);
            while (!turns.isEmpty()) {
                var job = turns.removeFirst();
                try {
                    if (!job.step()) {
                        turns.addLast(job);
                    }
                } catch (Exception failed) {
                    failures.add(failed);
                }
            }
            return failures;
        };
    }

    @Right
    TurnTaker roundsOverACopy() {
        return jobs -> rounds(new ArrayList<>(jobs));
    }

    private static List<Exception> rounds(List<Job> left) {
        var failures = new ArrayList<Exception>();
        while (!left.isEmpty()) {
            left.removeIf(job -> {
                try {
                    return job.step();
                } catch (Exception failed) {
                    failures.add(failed);
                    return true;
                }
            });
        }
        return failures;
    }

    @Right
    TurnTaker aSetInTheOrderOfTheList() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var left = new LinkedHashSet<>(jobs);
            while (!left.isEmpty()) {
                left.removeIf(job -> ended(job, failures));
            }
            return failures;
        };
    }

    private static TurnTaker inRounds(int rounds) {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var left = new ArrayList<>(jobs);
            for (int round = 0; round < rounds; round++) {
                left.removeIf(job -> ended(job, failures));
            }
            return failures;
        };
    }

    @Wrong(refusedBy = "every job comes to its end", says = "a job of 12347 steps has had 100")
    TurnTaker aHundredRounds() {
        return inRounds(100);
    }

    @Wrong(refusedBy = "every job comes to its end", says = "a job of 12347 steps has had 1000")
    TurnTaker moreRoundsThanTheStarter() {
        return inRounds(1_000);
    }

    private static boolean ended(Job job, List<Exception> failures) {
        try {
            return job.step();
        } catch (Exception failed) {
            failures.add(failed);
            return true;
        }
    }

    @Wrong(refusedBy = "who is done is asked no more", says = "and was asked again")
    TurnTaker asksAllUntilAllAreDone() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var failed = new ArrayList<Job>();
            boolean done = false;
            while (!done) {
                done = true;
                for (var job : jobs) {
                    int before = failures.size();
                    done &= failed.contains(job) || ended(job, failures);
                    if (failures.size() > before) {
                        failed.add(job);
                    }
                }
            }
            return failures;
        };
    }

    @Wrong(refusedBy = "one step each, in the order of the list", says = "one step each in turn is ABCBCC")
    TurnTaker oneAfterTheOther() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var inOrder = new ArrayList<Exception>();
            for (var job : jobs) {
                while (!ended(job, failures)) {
                    // The next step, at once.
                }
            }
            failures.sort((one, other) -> other.getMessage().compareTo(one.getMessage()));
            inOrder.addAll(failures);
            return inOrder;
        };
    }

    @Wrong(refusedBy = "one step each, in the order of the list", says = "lets nobody lose a turn")
    TurnTaker whoComesBehindLosesATurn() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var left = new ArrayList<>(jobs);
            while (!left.isEmpty()) {
                for (int n = 0; n < left.size(); n++) {
                    if (ended(left.get(n), failures)) {
                        left.remove(n);
                    }
                }
            }
            return failures;
        };
    }

    @Wrong(refusedBy = "who fails leaves alone", says = "it came out of run")
    TurnTaker lets() {
        return jobs -> {
            var turns = new ArrayDeque<>(jobs);
            while (!turns.isEmpty()) {
                var job = turns.removeFirst();
                if (!job.step()) {
                    turns.addLast(job);
                }
            }
            return List.of();
        };
    }

    @Wrong(refusedBy = "who fails leaves alone", says = "a job threw an IOException, and it came out of run")
    TurnTaker keepsWhatIsUncheckedOnly() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var turns = new ArrayDeque<>(jobs);
            while (!turns.isEmpty()) {
                var job = turns.removeFirst();
                try {
                    if (!job.step()) {
                        turns.addLast(job);
                    }
                } catch (RuntimeException failed) {
                    failures.add(failed);
                }
            }
            return failures;
        };
    }

    @Wrong(
            refusedBy = "who fails leaves alone",
            says = "a job threw an IllegalArgumentException, and it came out of run")
    TurnTaker keepsWhatIsCheckedOnly() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var turns = new ArrayDeque<>(jobs);
            while (!turns.isEmpty()) {
                var job = turns.removeFirst();
                try {
                    if (!job.step()) {
                        turns.addLast(job);
                    }
                } catch (IOException failed) {
                    failures.add(failed);
                }
            }
            return failures;
        };
    }

    @Wrong(refusedBy = "who fails leaves alone", says = "and was asked again")
    TurnTaker asksAgainWhoFailed() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var turns = new ArrayDeque<>(jobs);
            while (!turns.isEmpty()) {
                var job = turns.removeFirst();
                int before = failures.size();
                if (!ended(job, failures) || failures.size() > before) {
                    turns.addLast(job);
                }
            }
            return failures;
        };
    }

    @Wrong(
            refusedBy = "who fails leaves alone",
            and = "each failure is handed back",
            says = "the others did not come to their end")
    TurnTaker stopsAtTheFirstFailure() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var turns = new ArrayDeque<>(jobs);
            while (!turns.isEmpty() && failures.isEmpty()) {
                var job = turns.removeFirst();
                if (!ended(job, failures)) {
                    turns.addLast(job);
                }
            }
            return failures;
        };
    }

    @Wrong(refusedBy = "each failure is handed back", says = "you hand back []")
    TurnTaker tellsNobody() {
        return jobs -> {
            rounds(new ArrayList<>(jobs));
            return List.of();
        };
    }

    @Wrong(
            refusedBy = "one step each, in the order of the list",
            says = "one step each in turn is ABCACC, yours is ABACCC")
    TurnTaker whoComesBehindAFailureLosesATurn() {
        return jobs -> {
            var failures = new ArrayList<Exception>();
            var left = new ArrayList<>(jobs);
            while (!left.isEmpty()) {
                for (int n = 0; n < left.size(); n++) {
                    int before = failures.size();
                    if (ended(left.get(n), failures)) {
                        left.remove(n);
                        n -= failures.size() > before ? 0 : 1;
                    }
                }
            }
            return failures;
        };
    }

    @Wrong(refusedBy = "each failure is handed back", says = "each failure as it was thrown")
    TurnTaker handsBackItsOwn() {
        return jobs -> rounds(new ArrayList<>(jobs)).stream()
                .map(failed -> (Exception) new RuntimeException(failed.getMessage()))
                .toList();
    }

    @Wrong(refusedBy = "each failure is handed back", says = "in the order in which they came")
    TurnTaker theLastOneInFront() {
        return jobs -> rounds(new ArrayList<>(jobs)).reversed();
    }

    @Wrong(refusedBy = "the list that you are handed stays as it is", says = "take a copy")
    TurnTaker emptiesTheList() {
        return TurnTakerAnswersTest::rounds;
    }
}
