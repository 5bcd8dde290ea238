package yourcores.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Span;

@Timeout(60)
class LockLogTest {
    private final LockLog log = new LockLog("the till");
    private final ReentrantLock till = new ReentrantLock();

    private void take() throws InterruptedException {
        log.take(till::lockInterruptibly);
    }

    private boolean drop() {
        boolean mine = log.drop();
        if (mine) {
            till.unlock();
        }
        return mine;
    }

    private List<Activity> activities(int lane) {
        return ((Lanes) log.titled("one till").figure())
                .lanes().get(lane).spans().stream().map(Span::activity).toList();
    }

    @Test
    void aTurnBeginsWhereAnotherThreadGetsIt() throws Exception {
        assertEquals(0, log.turns());
        for (int times = 0; times < 3; times++) {
            take();
            assertTrue(drop());
        }
        assertEquals(1, log.turns());
        var other = new FutureTask<>(() -> {
            take();
            return drop();
        });
        new Thread(other).start();
        assertTrue(other.get(10, TimeUnit.SECONDS));
        take();
        drop();
        assertEquals(3, log.turns());
    }

    @Test
    void whoHasItNotGivesNothingBack() throws Exception {
        assertFalse(drop());
        take();
        var other = new FutureTask<>(this::drop);
        new Thread(other).start();
        assertFalse(other.get(10, TimeUnit.SECONDS));
        assertTrue(till.isLocked());
        assertTrue(drop());
        assertFalse(drop());
    }

    @Test
    void theFigureHasWaitsAndHolds() throws Exception {
        take();
        var other = new FutureTask<>(() -> {
            take();
            return drop();
        });
        var waits = new Thread(other);
        waits.start();
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        Thread.sleep(1);
        drop();
        assertTrue(other.get(10, TimeUnit.SECONDS));
        waits.join();
        assertEquals(List.of(Activity.HOLDS), activities(0));
        assertEquals(List.of(Activity.WAITS, Activity.HOLDS), activities(1));
        assertEquals("one till (2 turns)", ((Lanes) log.titled("one till").figure()).title());
    }

    @Test
    void whoIsStoppedHasWaitedAndHasItNot() throws Exception {
        assertThrows(
                InterruptedException.class,
                () -> log.take(() -> {
                    Thread.sleep(1);
                    throw new InterruptedException();
                }));
        assertFalse(drop());
        assertEquals(0, log.turns());
        assertEquals(List.of(Activity.WAITS), activities(0));
    }
}
