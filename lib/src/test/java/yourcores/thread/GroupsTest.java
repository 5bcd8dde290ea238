package yourcores.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void theRootHoldsAllThreads() {
        assertNull(Groups.root().getParent());
        assertTrue(Groups.threads(Groups.root()).contains(Thread.currentThread()));
    }

    /** More than the array held that the group's own estimate asked for. */
    @Test
    void allThreadsOfAGroupAreFound() throws InterruptedException {
        var enough = new CountDownLatch(1);
        var outer = new ThreadGroup("outer") {
            @Override
            public int activeCount() {
                return 1;
            }
        };
        var inner = new ThreadGroup(outer, "inner");
        var started = new ArrayList<Thread>();
        for (int i = 0; i < 40; i++) {
            var thread = new Thread(i % 2 == 0 ? outer : inner, () -> await(enough));
            started.add(thread);
            thread.start();
        }
        assertEquals(new HashSet<>(started), new HashSet<>(Groups.threads(outer)));
        enough.countDown();
        for (var thread : started) {
            thread.join();
        }
        assertEquals(0, Groups.threads(outer).size());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
