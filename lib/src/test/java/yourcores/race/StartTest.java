package yourcores.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StartTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void allThreadsRunAndAreJoined() throws InterruptedException {
        var numbers = Collections.synchronizedList(new ArrayList<Integer>());
        try (var start = new Start()) {
            start.together(8, (int n) -> numbers.add(n));
            assertEquals(8, numbers.size());
            start.together(() -> numbers.add(100), () -> numbers.add(101));
        }
        assertTrue(numbers.containsAll(IntStream.range(0, 8).boxed().toList()));
        assertTrue(numbers.containsAll(List.of(100, 101)));
    }

    @Test
    void aFailureEndsTheOthersAndComesOutAsItIs() {
        var cause = new AssertionError("lost");
        var ended = new AtomicInteger();
        var entered = new CountDownLatch(1);
        Runnable waits = () -> {
            entered.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                ended.incrementAndGet();
            }
        };
        Runnable fails = () -> {
            awaitQuietly(entered);
            throw cause;
        };
        try (var start = new Start()) {
            assertSame(cause, assertThrows(AssertionError.class, () -> start.together(waits, fails)));
        }
        assertEquals(1, ended.get());
    }

    @Test
    void aRunThatDoesNotEndIsEnded() {
        try (var start = new Start(SHORT)) {
            var refusal = assertThrows(IllegalStateException.class, () -> start.together(2, StartTest::waitForEver));
            assertTrue(refusal.getMessage().contains("actor 1 waits, actor 2 waits"), refusal.getMessage());
        }
    }

    @Test
    void anInterruptEndsARun() throws InterruptedException {
        var caught = new AtomicInteger();
        var cell = new Thread(() -> {
            try (var start = new Start()) {
                start.together(3, StartTest::waitForEver);
            } catch (InterruptedException stop) {
                caught.incrementAndGet();
            }
        });
        cell.start();
        Thread.sleep(50);
        cell.interrupt();
        cell.join();
        assertEquals(1, caught.get());
    }

    @Test
    void ownThreadsWaitForTheSignal() throws InterruptedException {
        var left = new AtomicInteger();
        try (var start = new Start()) {
            var threads = new ArrayList<Thread>();
            for (int n = 0; n < 3; n++) {
                threads.add(Thread.startVirtualThread(() -> {
                    try {
                        start.await();
                        left.incrementAndGet();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                }));
            }
            assertEquals(0, left.get());
            start.go(3);
            for (var thread : threads) {
                thread.join();
            }
        }
        assertEquals(3, left.get());
    }

    @Test
    void aSignalThatNeverComesIsExplained() {
        try (var start = new Start(SHORT)) {
            assertThrows(IllegalStateException.class, start::await);
            assertThrows(IllegalStateException.class, () -> start.go(2));
            assertThrows(IllegalStateException.class, () -> start.together(2, () -> {}));
        }
    }

    @Test
    void oddNumbersAreRefused() {
        try (var start = new Start()) {
            assertThrows(IllegalArgumentException.class, () -> start.together(0, () -> {}));
            assertThrows(IllegalArgumentException.class, () -> start.together(5_000, () -> {}));
        }
    }

    private static void waitForEver() {
        awaitQuietly(new CountDownLatch(1));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
