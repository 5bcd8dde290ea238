package yourcores.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import yourcores.suite.SuiteRun.End;
import yourcores.suite.SuiteRun.Result;

/** Takes the minutes of a run: which test began when, on which thread, and how it ended. */
final class Minutes implements TestExecutionListener {
    private final long begin = System.nanoTime();

    private final Set<String> running;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final List<Result> results = new ArrayList<>();
    private volatile TestPlan plan;

    /** @param running the names of the tests that have begun and not ended, kept for others to read */
    Minutes(Set<String> running) {
        this.running = running;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        this.plan = plan;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        begun.put(test.getUniqueId(), System.nanoTime());
        if (test.isTest()) {
            running.add(name(test));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        running.remove(name(test));
        var failure = result.getThrowable().map(Minutes::words);
        if (test.isTest() || failure.isPresent()) { // a class fails where it cannot be made
            note(new Result(
                    name(test),
                    switch (result.getStatus()) {
                        case SUCCESSFUL -> End.PASSED;
                        case ABORTED -> End.SKIPPED; // an assumption did not hold
                        case FAILED -> End.FAILED;
                    },
                    failure.orElse(""),
                    Thread.currentThread().getName(),
                    begun.getOrDefault(test.getUniqueId(), begin),
                    System.nanoTime()));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(new Result(name(test), End.SKIPPED, reason, "", begin, begin));
    }

    private synchronized void note(Result result) {
        results.add(result);
    }

    synchronized List<Result> results() {
        return List.copyOf(results);
    }

    /** The runs of a repeated test bear the name of their method. */
    private String name(TestIdentifier test) {
        boolean oneOfMany = test.getUniqueIdObject().getLastSegment().getType().equals("test-template-invocation");
        var named = oneOfMany ? plan.getParent(test).orElse(test) : test;
        var type = named.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaClass().getSimpleName() + ": ")
                .orElse("");
        return type + named.getDisplayName().replaceFirst("\\(\\)$", "");
    }

    private static String words(Throwable failure) {
        var message = failure.getMessage() == null
                ? ""
                : failure.getMessage().lines().findFirst().orElse("");
        if (failure instanceof AssertionError && !message.isEmpty()) {
            return message;
        }
        return failure.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }
}
