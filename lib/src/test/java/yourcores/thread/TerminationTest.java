package yourcores.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TerminationTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    private Thread start(Runnable work) {
        var thread = Thread.ofPlatform().daemon().unstarted(work);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** @return whether it was interrupted */
    private static boolean sleepLong() {
        try {
            Thread.sleep(LONG.multipliedBy(10));
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void anInterruptThatIsSwallowedIsRepeated() {
        start(() -> {
            sleepLong();
            sleepLong();
        });
        assertEquals(List.of(), Termination.force(() -> threads, LONG));
    }

    @Test
    void aThreadThatBeganMeanwhileEndsToo() {
        start(() -> {
            sleepLong();
            start(TerminationTest::sleepLong);
        });
        assertEquals(List.of(), Termination.force(() -> threads, LONG));
        assertEquals(2, threads.size());
    }

    @Test
    void whoDoesNotEndIsTold() {
        var enough = new CountDownLatch(1);
        var stubborn = start(() -> {
            while (enough.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        start(TerminationTest::sleepLong);
        assertEquals(List.of(stubborn), Termination.force(() -> threads, Duration.ofSeconds(1)));
        enough.countDown();
        assertEquals(List.of(), Termination.await(() -> threads, LONG));
        assertFalse(stubborn.isAlive());
    }

    @Test
    void waitingInterruptsNobody() {
        var interrupted = new CountDownLatch(1);
        var sleeper = start(() -> {
            sleepLong();
            interrupted.countDown();
        });
        assertEquals(List.of(sleeper), Termination.await(() -> threads, Duration.ofMillis(100)));
        assertEquals(1, interrupted.getCount());
        Termination.force(() -> threads, LONG);
        assertEquals(0, interrupted.getCount());
    }

    @Test
    void anInterruptOfTheCallerNeitherCutsItShortNorIsLost() {
        start(TerminationTest::sleepLong);
        Thread.currentThread().interrupt();
        assertEquals(List.of(), Termination.force(() -> threads, LONG));
        assertTrue(Thread.interrupted());
    }

    @Test
    void manyNamesAreCutShort() {
        var named = Stream.of("Ann", "Bob", "Cem", "Dan", "Eve", "Fay", "Gus")
                .map(name -> Thread.ofPlatform().name(name).unstarted(() -> {}))
                .toList();
        assertEquals("Ann, Bob", Termination.names(named.subList(0, 2)));
        assertEquals("Ann, Bob, Cem, Dan, Eve and 2 more", Termination.names(named));
    }
}
