package yourcores.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Lanes;

@Timeout(60)
class SlicesTest {
    private static final int TICKS = 100;

    private static int spans(Timeline line) {
        return ((Lanes) line.figure()).lanes().getFirst().spans().size();
    }

    /** Runs for a moment that any clock can see. */
    private static void run(Slices slices) {
        long end = System.nanoTime() + Slices.SHORTEST_PAUSE_NANOS / 3;
        for (int tick = 0; tick < TICKS || System.nanoTime() < end; tick++) {
            slices.tick();
        }
    }

    @Test
    void closedTwiceItEndsOnce() throws Exception {
        var line = new Timeline("closed");
        var task = new FutureTask<>(Executors.callable(Turns.onOneProcessor().among(() -> {
            assertThrows(NullPointerException.class, () -> line.slices(null));
            var slices = line.slices("A");
            slices.close();
            slices.close();
        })));
        new Thread(task).start();
        task.get(30, TimeUnit.SECONDS);
        assertTrue(line.table().rowCount() >= 1, () -> line.table().toString());
    }

    @Test
    void aPauseBetweenTwoTicksEndsASlice() throws InterruptedException {
        var line = new Timeline("pauses");
        try (var slices = line.slices("A")) {
            for (int pause = 0; pause < 2; pause++) {
                run(slices);
                TimeUnit.NANOSECONDS.sleep(3 * Slices.SHORTEST_PAUSE_NANOS);
            }
            run(slices);
        }
        assertTrue(line.table().rowCount() >= 3, () -> line.table().toString()); // a busy machine makes pauses, too
    }

    @Test
    void withoutAPauseThereIsOneSlice() {
        for (int attempt = 0; ; attempt++) { // a busy machine may take the processor away in each but not in all
            var line = new Timeline("no pause");
            try (var slices = line.slices("A")) {
                run(slices);
            }
            if (spans(line) == 1 || attempt == 20) {
                assertEquals(1, spans(line));
                return;
            }
        }
    }
}
