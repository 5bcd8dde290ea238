package yourcores.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import yourcores.figure.Network;
import yourcores.figure.Verdict;
import yourcores.thread.WaitForGraph.Wait;

class WaitForGraphTest {
    private static Thread.Builder threads(boolean virtual) {
        return virtual ? Thread.ofVirtual().name("T", 1) : Thread.ofPlatform().name("T", 1);
    }

    /** Takes one lock, waits until the other thread has its own first one, and takes the second. */
    private static Callable<Void> both(CyclicBarrier meet, Lock first, Lock second) {
        return () -> {
            first.lockInterruptibly();
            try {
                meet.await(5, TimeUnit.SECONDS);
                second.lockInterruptibly();
                second.unlock();
            } finally {
                first.unlock();
            }
            return null;
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCircleOfTwoIsFoundInEachOfTwentyRunsAndEnds(boolean virtual) throws Exception {
        for (int run = 0; run < 20; run++) {
            var meet = new CyclicBarrier(2);
            var left = new OwnedLock("left");
            var right = new OwnedLock("right");
            List<Thread> stood;
            try (var stand = Standstill.of(threads(virtual), both(meet, left, right), both(meet, right, left))) {
                stood = stand.threads();
                var graph = WaitForGraph.of(stood, left, right);
                assertEquals(
                        Set.of(new Wait("T1", "right", "T2"), new Wait("T2", "left", "T1")), Set.copyOf(graph.waits()));
                assertEquals(List.of(List.of("T1", "T2")), graph.circles());
                assertEquals(
                        Verdict.Kind.DOES_NOT_HOLD, graph.figure().verdict().kind());
            }
            assertFalse(stood.stream().anyMatch(Thread::isAlive));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void threadsThatShareANameAreToldApart(boolean virtual) throws Exception {
        var here =
                virtual ? Thread.ofVirtual().name("twin") : Thread.ofPlatform().name("twin");
        var meet = new CyclicBarrier(2);
        var left = new OwnedLock("left");
        Callable<Void> holds = () -> {
            left.lockInterruptibly();
            try {
                meet.await(5, TimeUnit.SECONDS);
                new Semaphore(0).acquire();
            } finally {
                left.unlock();
            }
            return null;
        };
        Callable<Void> waits = () -> {
            meet.await(5, TimeUnit.SECONDS);
            left.lockInterruptibly();
            return null;
        };
        try (var stand = Standstill.of(here, holds, waits)) {
            var graph = WaitForGraph.of(stand.threads(), left);
            assertEquals(List.of(), graph.circles(), graph.waits()::toString);
            var names = graph.waits().stream().map(Wait::thread).toList();
            assertEquals(2, Set.copyOf(names).size(), names::toString);
        }
    }

    /** Both hold one lock, and try to get the other one for a while. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoWaitsWithALimitIsInNoDeadlock(boolean virtual) throws Exception {
        var meet = new CyclicBarrier(2);
        var left = new OwnedLock("left");
        var right = new OwnedLock("right");
        var there = threads(virtual);
        var tries = Stream.of(List.of(left, right), List.of(right, left))
                .map(pair -> there.unstarted(() -> tryBoth(meet, pair.getFirst(), pair.getLast())))
                .toList();
        tries.forEach(Thread::start);
        try {
            while (!left.hasQueuedThreads()
                    || !right.hasQueuedThreads()
                    || tries.stream().anyMatch(thread -> thread.getState() != Thread.State.TIMED_WAITING)) {
                Thread.sleep(1);
            }
            for (var graph : List.of(WaitForGraph.of(tries, left, right), WaitForGraph.of(tries))) {
                assertEquals(List.of(), graph.waits());
                assertEquals(Verdict.Kind.STATES, graph.figure().verdict().kind());
            }
        } finally {
            Termination.force(() -> tries, Duration.ofSeconds(5));
        }
    }

    private static void tryBoth(CyclicBarrier meet, Lock first, Lock second) {
        first.lock();
        try {
            meet.await(5, TimeUnit.SECONDS);
            second.tryLock(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException seen) {
            // The test is over.
        } finally {
            first.unlock();
        }
    }

    @Test
    void theBooksKnowWhoOwnsALockOfAPlatformThread() throws Exception {
        var meet = new CyclicBarrier(2);
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        try (var stand = Standstill.of(threads(false), both(meet, left, right), both(meet, right, left))) {
            var graph = WaitForGraph.of(stand.threads());
            assertEquals(List.of(List.of("T1", "T2")), graph.circles());
            assertTrue(
                    graph.waits().getFirst().what().startsWith("NonfairSync@"),
                    graph.waits().toString());
        }
    }

    @Test
    void ofVirtualThreadsNobodyTellsWhoOwnsALock() throws Exception {
        var meet = new CyclicBarrier(2);
        var left = new ReentrantLock();
        var right = new ReentrantLock();
        try (var stand = Standstill.of(threads(true), both(meet, left, right), both(meet, right, left))) {
            var graph = WaitForGraph.of(stand.threads());
            assertEquals(List.of(), graph.circles());
            assertEquals(
                    List.of("", ""), graph.waits().stream().map(Wait::holder).toList());
            assertEquals(Verdict.Kind.CANNOT_TELL, graph.figure().verdict().kind());
            assertEquals(
                    Network.Kind.UNKNOWN,
                    ((Network) graph.figure()).nodes().getLast().kind());
        }
    }

    @Test
    void aPermitHasNoOwner() throws Exception {
        var none = new Semaphore(0);
        try (var stand = Standstill.of(threads(false), () -> {
            none.acquire();
            return 0;
        })) {
            assertEquals("", WaitForGraph.of(stand.threads()).waits().getFirst().holder());
        }
    }

    @Test
    void fiveInARing() throws Exception {
        var forks =
                IntStream.range(0, 5).mapToObj(n -> new OwnedLock("fork " + n)).toList();
        var meet = new CyclicBarrier(5);
        var jobs = IntStream.range(0, 5)
                .mapToObj(n -> both(meet, forks.get(n), forks.get((n + 1) % 5)))
                .toArray(Callable<?>[]::new);
        try (var stand = Standstill.of(threads(true), jobs)) {
            assertEquals(
                    List.of(List.of("T1", "T2", "T3", "T4", "T5")),
                    WaitForGraph.of(stand.threads(), forks).circles());
        }
    }

    /** Threads that meet in a monitor outlive the test where it fails: daemons do no harm. */
    @Test
    void aMonitorIsHeldByWhoIsInIt() throws Exception {
        var monitor = new Object();
        var holder = Thread.ofVirtual().name("holder").unstarted(() -> {
            synchronized (monitor) {
                LockSupport.parkNanos(2_000_000_000L);
            }
        });
        var waiter = Thread.ofVirtual().name("waiter").unstarted(() -> {
            synchronized (monitor) {
                LockSupport.parkNanos(1);
            }
        });
        holder.start();
        while (holder.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        waiter.start();
        while (waiter.getState() != Thread.State.BLOCKED) {
            Thread.sleep(1);
        }
        var waits = WaitForGraph.of(List.of(holder, waiter)).waits();
        LockSupport.unpark(holder);
        assertTrue(Termination.await(() -> List.of(holder, waiter), Duration.ofSeconds(5))
                .isEmpty());
        assertEquals("holder", waits.getLast().holder(), waits.toString());
        assertTrue(waits.getLast().what().startsWith("Object@"), waits.toString());
    }

    @RepeatedTest(3)
    void whoCanGoOnWaitsForNobody() throws Exception {
        var first = new OwnedLock("first");
        first.lock();
        List<Thread> stood;
        try (var stand = Standstill.of(threads(false), () -> {
            first.lockInterruptibly();
            first.unlock();
            return 0;
        })) {
            stood = stand.threads();
            var graph = WaitForGraph.of(stood, first);
            assertEquals(
                    Thread.currentThread().getName(), graph.waits().getFirst().holder());
            assertEquals(List.of(), graph.circles());
            assertEquals(Verdict.Kind.STATES, graph.figure().verdict().kind());
        } finally {
            first.unlock();
        }
        assertEquals(List.of(), WaitForGraph.of(stood, first).waits());
    }

    @Test
    void aDumpIsRead(@TempDir Path folder) throws IOException {
        var file = folder.resolve("dump.json");
        Files.writeString(file, """
                {"threadDump": {"processId": 7, "time": "t", "runtimeVersion": "25", "threadContainers": [
                  {"container": "<root>", "parent": null, "owner": null, "threads": [
                    {"tid": "1", "name": "main", "state": "TIMED_WAITING", "stack": ["a.b(C.java:1)"]},
                    {"tid": "2", "virtual": true, "name": "a \\"b\\" \\u00e9", "state": "BLOCKED",
                      "blockedOn": "java.lang.Object@2", "stack": [],
                      "monitorsOwned": [{"depth": 1, "locks": ["a.B$C@1", null]}]},
                    {"tid": 3, "virtual": true, "name": "", "state": "BLOCKED", "blockedOn": "a.B$C@1", "stack": [],
                      "monitorsOwned": [{"depth": 0, "locks": ["java.lang.Object@2"]}], "carrier": "9"},
                    {"tid": "4", "name": "parked", "state": "WAITING", "parkBlocker": {"object": "x.Y@5"}, "stack": []}
                  ], "threadCount": "4"}]}}
                """);
        var graph = WaitForGraph.of(file);
        assertEquals(
                List.of(new Wait("a \"b\" é", "Object@2", "thread #3"), new Wait("thread #3", "C@1", "a \"b\" é")),
                graph.waits());
        assertEquals(List.of(List.of("a \"b\" é", "thread #3")), graph.circles());
        assertEquals(2, graph.table().rowCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"threadDump\": 3}",
                "{\"threadDump\": {\"threadContainers\": [{}]}}",
                "nonsense",
                "\"\\u00"
            })
    void whatIsNoDumpIsRefused(String text, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("dump.json"), text);
        assertThrows(IOException.class, () -> WaitForGraph.of(file));
    }

    @Test
    void aProcessThatIsNotThereIsNamed() {
        var message = assertThrows(IOException.class, () -> WaitForGraph.of(Long.MAX_VALUE))
                .getMessage();
        assertTrue(message.contains(Long.toString(Long.MAX_VALUE)), message);
    }

    @Test
    void circlesAreFoundWhereverTheyAre() throws IOException {
        assertEquals(List.of(List.of("c", "d")), circles("a b", "b c", "c d", "d c"));
        assertEquals(List.of(List.of("a", "b"), List.of("e")), circles("a b", "b a", "c a", "e e"));
        assertEquals(List.of(), circles("a b", "b c", "x c"));
    }

    private static List<List<String>> circles(String... pairs) throws IOException {
        var names = Stream.of(pairs)
                .flatMap(pair -> Stream.of(pair.split(" ")))
                .distinct()
                .toList();
        var threads = new ArrayList<String>();
        for (var name : names) {
            var blocked = Stream.of(pairs)
                    .filter(pair -> pair.startsWith(name + " "))
                    .map(pair -> ", \"blockedOn\": \"M@" + pair.split(" ")[1] + "\"")
                    .findFirst()
                    .orElse("");
            threads.add("{\"tid\": \"" + (int) name.charAt(0) + "\", \"name\": \"" + name
                    + "\", \"monitorsOwned\": [{\"locks\": [\"M@" + name + "\"]}]" + blocked + "}");
        }
        var dump = "{\"threadDump\": {\"threadContainers\": [{\"threads\": [" + String.join(", ", threads) + "]}]}}";
        var file = Files.createTempFile("dump", ".json");
        try {
            return WaitForGraph.of(Files.writeString(file, dump)).circles();
        } finally {
            Files.delete(file);
        }
    }
}
