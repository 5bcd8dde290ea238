package yourcores.exercise.trial;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import yourcores.exercise.CoresTaken;
import yourcores.exercise.FailureWords;

/** Writes down how each check ends, until it is closed: what comes later is not heard. */
final class Journal implements TestExecutionListener {
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private TestIdentifier running;
    private long since;
    private boolean closed;

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan plan) {
        for (var root : plan.getRoots()) {
            plan.getDescendants(root).stream()
                    .filter(TestIdentifier::isTest)
                    .forEach(check -> note(check, Outcome.Result.NOT_RUN, ""));
        }
    }

    @Override
    public synchronized void executionStarted(TestIdentifier check) {
        if (check.isTest() && !closed) {
            Thread.interrupted(); // of this thread, left by an earlier check: it is not this one's fault
            running = check;
            since = System.nanoTime();
            begun.countDown();
        }
    }

    @Override
    public void executionFinished(TestIdentifier check, TestExecutionResult result) {
        var words = result.getThrowable()
                .map(FailureWords::of)
                .orElse("ended without a reason"); // may run the answer's code
        if (check.isTest()) {
            finish(check, result, words);
        }
    }

    private synchronized void finish(TestIdentifier check, TestExecutionResult result, String words) {
        if (closed) {
            return;
        }
        running = null;
        switch (result.getStatus()) {
            case SUCCESSFUL -> note(check, Outcome.Result.PASSED, "");
            case FAILED -> note(check, Outcome.Result.FAILED, words);
            case ABORTED -> note(check, lacking(result.getThrowable().orElse(null)), words);
        }
    }

    private static Outcome.Result lacking(Throwable reason) {
        return reason instanceof CoresTaken ? Outcome.Result.BUSY : Outcome.Result.CANNOT_TELL;
    }

    /** Ends the writing: the check that runs has failed for this reason. */
    synchronized void close(String reason) {
        if (running != null) {
            note(running, Outcome.Result.FAILED, reason);
        } else if (outcomes.isEmpty()) {
            outcomes.put("", new Outcome("the checks can start", Outcome.Result.FAILED, reason));
        }
        closed = true;
        begun.countDown();
    }

    /** Waits until a check has begun, or until it is clear that none will; false where that takes too long. */
    boolean awaitFirst(Duration patience) throws InterruptedException {
        return begun.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What is left of the time that the check that runs may take; nothing where it took longer, or where none runs. */
    synchronized Duration restOf(Duration patience) {
        var rest = patience.minusNanos(System.nanoTime() - since);
        return running == null || rest.isNegative() ? Duration.ZERO : rest;
    }

    synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    private void note(TestIdentifier check, Outcome.Result result, String next) {
        outcomes.put(check.getUniqueId(), new Outcome(check.getDisplayName(), result, next));
    }
}
