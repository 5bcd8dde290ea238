package yourcores.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryTest {

    /** With the flag set, each pause between two tries would be over at once. */
    @Test
    void anInterruptIsKeptUntilThereIsMemory() {
        var tries = new AtomicInteger();
        Thread.currentThread().interrupt();
        Memory.insist(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new OutOfMemoryError("Java heap space");
            }
            assertFalse(Thread.currentThread().isInterrupted(), "it could not pause");
        });
        assertTrue(Thread.interrupted(), "it was interrupted");
        assertEquals(3, tries.get());
    }
}
