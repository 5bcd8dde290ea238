package yourcores.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.figure.Lanes;

@Timeout(60)
class SlicesTest {
    private static int spans(Timeline line) {
        return ((Lanes) line.figure()).lanes().getFirst().spans().size();
    }

    @Test
    void aPauseBetweenTwoTicksEndsASlice() throws InterruptedException {
        var line = new Timeline("pauses");
        try (var slices = line.slices("A")) {
            slices.tick();
            TimeUnit.NANOSECONDS.sleep(3 * Slices.SHORTEST_PAUSE_NANOS);
            slices.tick();
            slices.tick();
            TimeUnit.NANOSECONDS.sleep(3 * Slices.SHORTEST_PAUSE_NANOS);
            slices.tick();
        }
        assertEquals(3, line.table().rowCount(), () -> line.table().toString());
    }

    @Test
    void withoutAPauseThereIsOneSlice() {
        for (int attempt = 0; ; attempt++) { // a busy machine may take the processor away in each but not in all
            var line = new Timeline("no pause");
            try (var slices = line.slices("A")) {
                slices.tick();
                slices.tick();
            }
            if (spans(line) == 1 || attempt == 20) {
                assertEquals(1, spans(line));
                return;
            }
        }
    }
}
