package yourcores.thread;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CrowdTest {

    /** A slow machine may let the caller look only then. */
    @Test
    void itIsDoneWhereAllHaveEndedThoughTheDeadlineHasPassed() throws InterruptedException {
        var end = new CountDownLatch(1);
        var crowd = new Crowd(List.of("Ann", "Bob"), number -> end.await());
        crowd.start();
        assertFalse(crowd.done(System.nanoTime() - 1));
        end.countDown();
        while (crowd.alive()) {
            Thread.sleep(1);
        }
        assertTrue(crowd.done(System.nanoTime() - 1));
    }

    @Test
    void itIsDoneWhereOneHasFailed() throws InterruptedException {
        var never = new CountDownLatch(1);
        var crowd = new Crowd(List.of("Ann", "Bob"), number -> {
            if (number == 1) {
                throw new IllegalStateException("Bob falls");
            }
            never.await();
        });
        crowd.start();
        assertTrue(crowd.done(System.nanoTime() + 10_000_000_000L));
        crowd.end();
        assertFalse(crowd.alive());
    }
}
