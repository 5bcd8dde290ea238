package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
@Timeout(60)
class ReadinessTest {

    @Test
    void namesTheThreadThatBurns() throws Exception {
        var burning = Thread.ofPlatform().daemon().name("forgotten").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        try {
            // On a busy machine the thread may get too little of a processor at the first glances.
            boolean named = false;
            for (int glance = 0; glance < 200 && !named; glance++) {
                named = Readiness.burning().contains("thread \"forgotten\"");
            }
            assertTrue(named);
        } finally {
            burning.interrupt();
        }
    }
}
