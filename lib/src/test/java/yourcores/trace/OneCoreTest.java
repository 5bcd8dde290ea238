package yourcores.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;

@Timeout(60)
class OneCoreTest {
    private static final int THREADS = 3;
    private static final long WORK_NANOS = 30_000_000;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @AfterEach
    void asBefore() {
        System.clearProperty(OneCore.PROPERTY);
    }

    private static Lanes threeJobs(ThreadFactory threads) throws InterruptedException {
        var line = new Timeline("three jobs");
        var crew = Stream.of("A", "B", "C")
                .map(job -> threads.newThread(() -> compute(line, job)))
                .toList();
        crew.forEach(Thread::start);
        for (var thread : crew) {
            thread.join();
        }
        return (Lanes) line.figure();
    }

    private static void compute(Timeline line, String job) {
        try (var slices = line.slices(job)) {
            long end = System.nanoTime() + WORK_NANOS;
            while (System.nanoTime() < end) {
                slices.tick();
            }
        }
    }

    @Test
    void whereALockPlaysTheCoreNoTwoRunAtTheSameTime() throws InterruptedException {
        System.setProperty(OneCore.PROPERTY, "lock");
        var lanes = threeJobs(OneCore.threads()).lanes();
        assertEquals(
                List.of("thread 1", "thread 2", "thread 3"),
                lanes.stream().map(Lane::name).toList());
        var spans = new ArrayList<Span>();
        lanes.forEach(lane -> spans.addAll(
                lane.spans().stream().filter(span -> span.group() == null).toList()));
        for (var one : spans) {
            for (var other : spans) {
                assertTrue(
                        one == other || one.to() <= other.from() || other.to() <= one.from(),
                        () -> one + " and " + other);
            }
        }
    }

    @Test
    void whereALockPlaysTheCoreWhoRunsHandsItOn() throws InterruptedException {
        System.setProperty(OneCore.PROPERTY, "lock");
        var line = new Timeline("each runs until all have run");
        var begun = new AtomicInteger();
        var inVain = new AtomicBoolean();
        var threads = OneCore.threads();
        var crew = Stream.generate(() -> threads.newThread(() -> {
                    try (var slices = line.slices("waits for the others")) {
                        begun.incrementAndGet();
                        long deadline = System.nanoTime() + PATIENCE_NANOS;
                        while (begun.get() < THREADS && !inVain.get()) {
                            slices.tick();
                            inVain.compareAndSet(false, System.nanoTime() > deadline);
                        }
                    }
                }))
                .limit(THREADS)
                .toList();
        crew.forEach(Thread::start);
        for (var thread : crew) {
            thread.join();
        }
        assertFalse(inVain.get(), "a thread kept the core for itself");
    }

    @Test
    void onLinuxAllThreadsAreBoundToTheSameProcessorAndTheCallerIsNot() throws Exception {
        var self = Path.of("/proc/thread-self/status");
        assumeTrue(Files.exists(self), "the system does not tell which processors a thread may use");
        var mine = processors(self);
        var theirs = new ConcurrentLinkedQueue<String>();
        var threads = OneCore.threads();
        var crew = Stream.generate(() -> threads.newThread(() -> theirs.add(processors(self))))
                .limit(THREADS)
                .toList();
        for (var thread : crew) {
            thread.start();
        }
        for (var thread : crew) {
            thread.join();
        }
        assertEquals(THREADS, theirs.size());
        assertEquals(1, theirs.stream().distinct().count(), theirs::toString);
        assertFalse(theirs.peek().contains("-") || theirs.peek().contains(","), theirs::peek);
        assertEquals(mine, processors(self));
    }

    private static String processors(Path status) {
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .findFirst()
                    .orElseThrow()
                    .split("\\s+")[1];
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
