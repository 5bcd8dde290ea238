package yourcores.fair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GrantsTest {
    private static final Grants.Loop NO_WAIT = Turn::begins;

    private static Grants.Loop under(ReentrantLock lock) {
        return turn -> {
            lock.lockInterruptibly();
            try {
                turn.begins();
                Thread.sleep(1);
            } finally {
                lock.unlock();
            }
        };
    }

    @Test
    void aFairLockSharesOut() throws Exception {
        var shares = Grants.count("four threads, one fair lock", 200)
                .loop(4, "thread", under(new ReentrantLock(true)))
                .run();
        assertEquals(200, shares.turns());
        for (var row : shares.rows()) {
            assertTrue(row.turns() >= 25 && row.turns() <= 75, shares::toString); // a busy machine may keep one away
            assertTrue(row.longestWait() >= 2 && row.longestWait() <= 20, shares::toString);
            assertTrue(row.longest().toMillis() >= 2, shares::toString);
        }
        assertEquals(1, shares.share("thread"), 1e-9);
        assertEquals(3, shares.usualWait());
    }

    @Test
    void whoNeverGetsATurnWaitsAllTheTime() throws Exception {
        var never = new Semaphore(0);
        var shares = Grants.count("one of two", 100)
                .loop(1, "Ann", turn -> {
                    turn.begins();
                    Thread.sleep(0, 100_000);
                })
                .loop(1, "Bob", turn -> {
                    never.acquire();
                    turn.begins();
                })
                .run();
        assertEquals(0, shares.share("Bob"));
        assertEquals(1, shares.share("Ann"));
        assertEquals(100, shares.rows().getLast().longestWait());
        assertEquals(100, shares.longestWait());
        assertEquals(100, shares.usualWait());
    }

    @Test
    void aWaitThatEndsBecauseTheOthersStopCounts() throws Exception {
        var lock = new ReentrantLock();
        var held = new CountDownLatch(1);
        var turns = new AtomicInteger();
        var shares = Grants.count("one of two", 100)
                .loop(1, "Ann", turn -> {
                    if (!lock.isHeldByCurrentThread()) {
                        lock.lock();
                        held.countDown();
                    }
                    turn.begins();
                    if (turns.incrementAndGet() == 100) {
                        lock.unlock();
                    }
                })
                .loop(1, "Bob", turn -> {
                    held.await();
                    lock.lock();
                    try {
                        turn.begins();
                    } finally {
                        lock.unlock();
                    }
                })
                .run();
        assertEquals(0, shares.share("Bob"));
        assertEquals(100, shares.rows().getLast().longestWait());
    }

    @Test
    void aRoundWithoutATurnGoesOnWaiting() throws Exception {
        var rounds = new AtomicInteger();
        var shares = Grants.count("asks in vain", 50)
                .loop(1, "often", turn -> {
                    turn.begins();
                    Thread.sleep(1);
                })
                .loop(1, "seldom", turn -> {
                    if (rounds.incrementAndGet() % 5 == 0) {
                        turn.begins();
                    }
                    Thread.sleep(1);
                })
                .run();
        assertTrue(rounds.get() >= 5 * shares.rows().getLast().turns(), shares::toString);
        assertTrue(shares.rows().getLast().longestWait() >= 2, shares::toString);
    }

    @Test
    void countsForAWhile() throws Exception {
        var shares = Grants.during("for a while", Duration.ofMillis(50))
                .loop(2, "thread", NO_WAIT)
                .run();
        assertTrue(shares.turns() > 1_000, shares::toString);
        assertTrue(shares.took().isPositive(), shares::toString);
        assertTrue(shares.perSecond() > 1_000, shares::toString);
    }

    @Test
    void theTimeBeginsWhenAllHaveAsked() throws Exception {
        var shares = Grants.during("a crowd", Duration.ofMillis(1))
                .loop(50, "thread", NO_WAIT)
                .run();
        assertTrue(shares.turns() > 0 && shares.took().isPositive(), shares::toString);
    }

    @Test
    void countsNobodyBeforeAllHaveAsked() throws Exception {
        var shares = Grants.count("all at once", 7).loop(5, "thread", NO_WAIT).run();
        assertEquals(7, shares.turns());
        assertEquals(7, shares.rows().stream().mapToLong(Shares.Row::turns).sum());
    }

    @Test
    void aFailureComesOutAsItIs() {
        var failure = new IllegalArgumentException("broken");
        var held = new CountDownLatch(1);
        var grants = Grants.count("fails", 10)
                .loop(1, "waits", _ -> held.await())
                .loop(1, "fails", _ -> {
                    throw failure;
                });
        assertSame(failure, assertThrows(IllegalArgumentException.class, grants::run));
    }

    @Test
    void anInterruptEndsAll() {
        var caller = Thread.currentThread();
        var held = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var grants = Grants.count("waits", 10).loop(1, "waits", _ -> {
            caller.interrupt();
            try {
                held.await();
            } finally {
                ended.countDown();
            }
        });
        assertThrows(InterruptedException.class, grants::run);
        assertFalse(Thread.interrupted());
        assertEquals(0, ended.getCount());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> Grants.count("none", 0));
        assertThrows(IllegalArgumentException.class, () -> Grants.during("none", Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Grants.during("long", Duration.ofHours(1)));
        assertThrows(
                IllegalArgumentException.class, () -> Grants.count("none", 1).loop(0, "nobody", NO_WAIT));
        assertThrows(
                IllegalStateException.class, () -> Grants.count("nobody", 1).run());
    }
}
