package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeptProcessTest {

    private static KeptProcess process(String program) {
        return new KeptProcess(new Launch("the worker", List.of("sh", "-c", program), false));
    }

    private static String firstByte(KeptProcess process) throws IOException {
        int read = process.out().read();
        if (read < 0) {
            throw new EOFException();
        }
        return Character.toString(read);
    }

    @Test
    void oneThatIsNeverReadyIsEndedAndToldSo() {
        var silent = process("exec sleep 1000");
        var failed = assertThrows(
                ChildFailed.class, () -> silent.awaitReady(() -> firstByte(silent), Duration.ofSeconds(1)));
        assertTrue(
                failed.getMessage().startsWith("the worker does not start: it was not ready within 1 s"),
                failed.getMessage());
        assertFalse(silent.isAlive());
    }

    @Test
    void oneThatEndsIsToldWithItsLastWords() {
        var broken = process("echo no paper >&2; exit 3");
        var failed = assertThrows(ChildFailed.class, () -> broken.awaitReady(() -> firstByte(broken)));
        assertEquals("the worker does not start: it ended with exit code 3. It said:\nno paper", failed.getMessage());
    }

    /** A later measurement would find the pool at work, and a cell may hold all its threads. */
    @Test
    void nothingOfTheWaitIsLeftInTheCommonPool() throws Exception {
        long before = ForkJoinPool.commonPool().getDelayedTaskCount();
        var ready = process("echo ready; exec sleep 1000");
        try {
            assertEquals("r", ready.awaitReady(() -> firstByte(ready)));
            assertEquals(before, ForkJoinPool.commonPool().getDelayedTaskCount());
        } finally {
            ready.close();
        }
    }
}
