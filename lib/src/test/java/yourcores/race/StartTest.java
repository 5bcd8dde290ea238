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
        var start = new Start();
        start.together(8, (int n) -> numbers.add(n));
        assertEquals(8, numbers.size());
        start.together(() -> numbers.add(100), () -> numbers.add(101));
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
        assertSame(cause, assertThrows(AssertionError.class, () -> new Start().together(waits, fails)));
        assertEquals(1, ended.get());
    }

    @Test
    void aRunThatDoesNotEndIsEnded() {
        var start = new Start(SHORT);
        var refusal = assertThrows(IllegalStateException.class, () -> start.together(2, StartTest::waitForEver));
        assertTrue(refusal.getMessage().contains("actor 1 waits, actor 2 waits"), refusal.getMessage());
    }

    @Test
    void anInterruptEndsARun() throws InterruptedException {
        var caught = new AtomicInteger();
        var cell = new Thread(() -> {
            try {
                new Start().together(3, StartTest::waitForEver);
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
    void oddNumbersAreRefused() {
        var start = new Start();
        assertThrows(IllegalArgumentException.class, () -> start.together(0, () -> {}));
        assertThrows(IllegalArgumentException.class, () -> start.together(5_000, () -> {}));
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
