package yourcores.suite;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/**
 * Runs classes of tests by the JUnit Platform on the calling thread.
 *
 * <p>Thread rule: safe for use by any thread.
 *
 * @param running the names of the tests that have begun and not ended
 */
record TestRun(Map<String, String> settings, CancellationToken token, Set<String> running) {

    TestRun(Map<String, String> settings) {
        this(settings, CancellationToken.create(), ConcurrentHashMap.newKeySet());
    }

    SuiteRun of(List<Class<?>> tests) {
        var minutes = new Minutes(running);
        try (var session = Jupiter.open()) {
            var launcher = session.getLauncher();
            var plan = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                    .selectors(
                            tests.stream().map(DiscoverySelectors::selectClass).toList())
                    .configurationParameters(settings)
                    .build());
            launcher.execute(LauncherExecutionRequestBuilder.request(plan)
                    .listeners(minutes)
                    .cancellationToken(token)
                    .build());
        }
        if (minutes.results().isEmpty() && !isStopped()) {
            throw new IllegalArgumentException(
                    "There is no test in " + tests.getFirst().getSimpleName()
                            + ": put @Test on a method that takes and returns nothing, and is not private");
        }
        return new SuiteRun(minutes.results());
    }

    /** No further test begins. */
    void stop() {
        token.cancel();
    }

    boolean isStopped() {
        return token.isCancellationRequested();
    }

    /** Which tests go on, in words; empty where none does. */
    String goingOn() {
        return String.join(", ", new TreeSet<>(running));
    }
}
