package yourcores.suite;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yourcores.figure.Numbers;

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
 * does not listen goes on. All together take {@value #MOST_SECONDS_IN_ALL} s at most: then no further test begins, and this
 * throws an {@link IllegalStateException} that names the one which goes on. Where the cell is stopped, the test that runs is interrupted, no further one begins, and this
 * throws a {@link CancellationException}. What a test throws is a result, and nothing is thrown here for it.
 *
 * <p>Thread rule: safe for use by any thread.
 *
 * <p>Source: JUnit 6 User Guide, Launcher API, and Parallel Execution.
 */
public final class Suite {
    static final int MOST_SECONDS = 10;
    static final int MOST_SECONDS_IN_ALL = 60;

    private static final Duration IN_ALL = Duration.ofSeconds(MOST_SECONDS_IN_ALL);

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
        return aside(BOUNDED, IN_ALL, tests);
    }

    /** For a test of the limit. */
    static SuiteRun run(Duration inAll, Class<?>... tests) throws Exception {
        return aside(BOUNDED, inAll, tests);
    }

    /**
     * Runs all tests at the same time by JUnit's own means, as many as there are workers; what is {@code @Isolated}, or
     * names a lock by {@code @ResourceLock}, waits for its turn.
     *
     * @throws CancellationException where the cell is stopped
     */
    public static SuiteRun inParallel(int workers, Class<?>... tests) throws Exception {
        refuseNobody(workers);
        var settings = new HashMap<>(BOUNDED);
        settings.put(PARALLEL + "enabled", "true");
        settings.put(PARALLEL + "mode.default", "concurrent");
        settings.put(PARALLEL + "mode.classes.default", "concurrent");
        settings.put(PARALLEL + "config.executor-service", "FORK_JOIN_POOL");
        settings.put(PARALLEL + "config.strategy", "fixed");
        settings.put(PARALLEL + "config.fixed.parallelism", Integer.toString(workers));
        return aside(settings, IN_ALL, tests);
    }

    /** On a thread of its own: JUnit clears the interrupt of a thread that runs tests. */
    private static SuiteRun aside(Map<String, String> settings, Duration inAll, Class<?>... tests) throws Exception {
        refuseNothing(tests);
        var testRun = new TestRun(settings);
        var work = new FutureTask<>(() -> testRun.of(List.of(tests)));
        var runner = Thread.ofPlatform().daemon().name("tests").start(work);
        try {
            return end(work, System.nanoTime() + inAll.toNanos(), testRun, inAll);
        } catch (InterruptedException stop) {
            testRun.stop();
            runner.interrupt();
            boolean ended = runner.join(TO_END);
            throw new CancellationException("The tests were stopped by an interrupt"
                    + (ended ? "" : "; one does not listen to it, and goes on"));
        } finally {
            if (runner.isAlive()) {
                runner.interrupt();
            }
        }
    }

    /**
     * Shares the classes out among threads from this factory: each takes the next class that nobody has taken, and runs
     * its tests.
     *
     * @throws CancellationException where the cell is stopped
     */
    public static SuiteRun sharedOut(int workers, ThreadFactory threads, Class<?>... tests) throws Exception {
        refuseNobody(workers);
        refuseNothing(tests);
        var left = new ConcurrentLinkedQueue<>(List.of(tests));
        var testRun = new TestRun(BOUNDED);
        var crew = Executors.newFixedThreadPool(workers, threads);
        try {
            var parts = IntStream.range(0, workers)
                    .mapToObj(_ -> crew.submit(() -> takeFrom(left, testRun)))
                    .toList();
            long deadline = System.nanoTime() + IN_ALL.toNanos();
            Stream<SuiteRun> all = Stream.empty();
            for (var part : parts) {
                all = Stream.concat(all, end(part, deadline, testRun, IN_ALL).stream());
            }
            return SuiteRun.together(all.toList());
        } catch (InterruptedException stop) {
            throw new CancellationException("The tests were stopped by an interrupt");
        } finally {
            testRun.stop();
            crew.shutdownNow();
            crew.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS); // one that does not listen goes on
        }
    }

    private static List<SuiteRun> takeFrom(Queue<Class<?>> left, TestRun testRun) {
        return Stream.<Class<?>>generate(left::poll)
                .takeWhile(type -> type != null && !testRun.isStopped())
                .map(type -> testRun.of(List.of(type)))
                .toList();
    }

    /** Waits for the end; what was thrown instead comes out as it is. */
    private static <T> T end(Future<T> work, long deadline, TestRun testRun, Duration inAll) throws Exception {
        try {
            return work.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            testRun.stop();
            var goesOn = testRun.goingOn();
            throw new IllegalStateException("The tests did not end within " + Numbers.duration(inAll)
                    + (goesOn.isEmpty() ? "" : ", and this goes on: " + goesOn));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception known
                    ? known
                    : new IllegalStateException("The tests cannot be run", failed.getCause());
        }
    }

    private static void refuseNobody(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("It takes one worker at least, not " + workers);
        }
    }

    private static void refuseNothing(Class<?>... tests) {
        if (tests.length == 0) {
            throw new IllegalArgumentException("Name a class of tests: Suite.run(CounterTest.class)");
        }
    }
}
