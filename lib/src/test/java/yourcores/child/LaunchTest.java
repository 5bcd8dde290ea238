package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaunchTest {

    /** On a busy machine a drain begins to read after the end. */
    @Test
    void whatAProcessHasPrintedOutlivesIt() throws Exception {
        var process = new Launch("echo", List.of("sh", "-c", "echo said"), false).start();
        process.waitFor();
        Launch.end(process, Set.of());
        assertEquals("said\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void whatItPrintedBeforeItsLimitIsTold() throws Exception {
        var ran =
                new Launch("slow", List.of("sh", "-c", "echo said; exec sleep 100"), false).run(Duration.ofSeconds(2));
        assertFalse(ran.inTime());
        assertEquals("said\n", ran.out());
    }
}
