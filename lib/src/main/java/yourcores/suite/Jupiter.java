package yourcores.suite;

import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * JUnit's own launcher, with Jupiter's engine and nothing else: nothing that happens to lie on the class path takes part.
 *
 * <p>Thread rule: safe for use by all threads; a session belongs to the thread that opens it.
 *
 * <p>Source: JUnit 6 User Guide, Launcher API.
 */
public final class Jupiter {
    private static final LauncherConfig ALONE = LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();

    private Jupiter() {}

    /** A session, to be closed by who opened it. */
    public static LauncherSession open() {
        return LauncherFactory.openSession(ALONE);
    }
}
