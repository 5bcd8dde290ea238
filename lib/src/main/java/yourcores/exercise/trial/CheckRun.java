package yourcores.exercise.trial;

import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import yourcores.exercise.AnswerResolver;
import yourcores.exercise.FailureWords;
import yourcores.suite.Jupiter;

/** Runs checks by the JUnit Platform on the calling thread; what comes of it goes into the journal. */
final class CheckRun implements Runnable {
    private final Class<?> checks;
    private final Object answer;
    private final Journal journal;
    private final CancellationToken cancellation = CancellationToken.create();

    CheckRun(Class<?> checks, Object answer, Journal journal) {
        this.checks = checks;
        this.answer = answer;
        this.journal = journal;
    }

    @Override
    public void run() {
        try (var session = Jupiter.open()) {
            AnswerResolver.provide(answer, session);
            var launcher = session.getLauncher();
            var plan = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(checks))
                    .configurationParameter(LauncherConstants.STACKTRACE_PRUNING_ENABLED_PROPERTY_NAME, "false")
                    .build());
            launcher.execute(LauncherExecutionRequestBuilder.request(plan)
                    .listeners(journal)
                    .cancellationToken(cancellation)
                    .build());
        } catch (Throwable failure) {
            journal.close(FailureWords.of(failure));
        }
    }

    /** Lets no further check begin. */
    void cancel() {
        cancellation.cancel();
    }
}
