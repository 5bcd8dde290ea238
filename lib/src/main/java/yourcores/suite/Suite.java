package yourcores.suite;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/**
 * Runs classes of JUnit tests, those of cells included, by the JUnit Platform.
 *
 * {@snippet :
 * class CounterTest {
 *     @Test void counts() { assertEquals(1, new Counter().addOne()); }
 * }
 * show(Suite.run(CounterTest.class));
 * }
 *
 * <p>Guarantee: each test is interrupted after {@value #MOST_SECONDS} s, where it names no time-out of its own; one that
 * does not listen goes on. Where the cell is stopped, the test that runs is interrupted, no further one begins, and this
 * throws a {@link CancellationException}. What a test throws is a result, and nothing is thrown here for it.
 *
 * <p>Thread rule: safe for use by any thread.
 *
 * <p>Source: JUnit 6 User Guide, Launcher API, and Parallel Execution.
 */
public final class Suite {
    static final int MOST_SECONDS = 10;

    private static final Duration TO_END = Duration.ofSeconds(2);

    private static final Map<String, String> BOUNDED =
            Map.of("junit.jupiter.execution.timeout.default", MOST_SECONDS + " s");

    private static final String PARALLEL = "junit.jupiter.execution.parallel.";

    private Suite() {}

    /**
     * Runs the tests of these classes one after the other.
     *
     * @throws CancellationException where the cell is stopped
     */
    public static SuiteRun run(Class<?>... tests) throws Exception {
        return aside(BOUNDED, tests);
    }

    /**
     * Runs all tests at the same time by JUnit's own means, as many as there are workers; what is {@code @Isolated}, or
     * names a lock by {@code @ResourceLock}, waits for its turn.
     *
     * @throws CancellationException where the cell is stopped
     */
    public static SuiteRun inParallel(int workers, Class<?>... tests) throws Exception {
        if (workers < 1) {
            throw new IllegalArgumentException("It takes one worker at least, not " + workers);
        }
        var settings = new HashMap<>(BOUNDED);
        settings.put(PARALLEL + "enabled", "true");
        settings.put(PARALLEL + "mode.default", "concurrent");
        settings.put(PARALLEL + "mode.classes.default", "concurrent");
        settings.put(PARALLEL + "config.executor-service", "FORK_JOIN_POOL");
        settings.put(PARALLEL + "config.strategy", "fixed");
        settings.put(PARALLEL + "config.fixed.parallelism", Integer.toString(workers));
        return aside(settings, tests);
    }

    /** On a thread of its own: JUnit clears the interrupt of a thread that runs tests. */
    private static SuiteRun aside(Map<String, String> settings, Class<?>... tests) throws Exception {
        var token = CancellationToken.create();
        var work = new FutureTask<>(() -> launch(settings, List.of(tests), token));
        var runner = Thread.ofPlatform().daemon().name("tests").start(work);
        try {
            runner.join();
        } catch (InterruptedException stop) {
            token.cancel();
            runner.interrupt();
            boolean ended = runner.join(TO_END);
            throw new CancellationException("The tests were stopped by an interrupt"
                    + (ended ? "" : "; one does not listen to it, and goes on"));
        }
        return switch (work.state()) {
            case FAILED ->
                throw work.exceptionNow() instanceof Exception known
                        ? known
                        : new IllegalStateException("The tests cannot be run", work.exceptionNow());
            default -> work.resultNow();
        };
    }

    /**
     * Shares the classes out among threads from this factory: each takes the next class that nobody has taken, and runs
     * its tests.
     *
     * @throws CancellationException where the cell is stopped
     */
    public static SuiteRun sharedOut(int workers, ThreadFactory threads, Class<?>... tests) throws Exception {
        var left = new ConcurrentLinkedQueue<>(List.of(tests));
        var token = CancellationToken.create();
        var crew = Executors.newFixedThreadPool(workers, threads);
        try {
            var parts = IntStream.range(0, workers)
                    .mapToObj(_ -> crew.submit(() -> takeFrom(left, token)))
                    .toList();
            Stream<SuiteRun> all = Stream.empty();
            for (var part : parts) {
                all = Stream.concat(all, part.get().stream());
            }
            return SuiteRun.together(all.toList());
        } catch (InterruptedException stop) {
            token.cancel();
            throw new CancellationException("The tests were stopped by an interrupt");
        } finally {
            crew.shutdownNow();
            crew.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS); // one that does not listen goes on
        }
    }

    private static List<SuiteRun> takeFrom(Queue<Class<?>> left, CancellationToken token) {
        return Stream.<Class<?>>generate(left::poll)
                .takeWhile(type -> type != null && !token.isCancellationRequested())
                .map(type -> launch(BOUNDED, List.of(type), token))
                .toList();
    }

    private static SuiteRun launch(Map<String, String> settings, List<Class<?>> tests, CancellationToken token) {
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("Name a class of tests: Suite.run(CounterTest.class)");
        }
        var minutes = new Minutes();
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
        if (minutes.results().isEmpty() && !token.isCancellationRequested()) {
            throw new IllegalArgumentException(
                    "There is no test in " + tests.getFirst().getSimpleName()
                            + ": put @Test on a method that takes and returns nothing, and is not private");
        }
        return new SuiteRun(minutes.results());
    }
}
