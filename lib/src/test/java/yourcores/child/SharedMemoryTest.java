package yourcores.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory that two JVMs see. */
@Timeout(300)
class SharedMemoryTest {
    private static final VarHandle NUMBER = ValueLayout.JAVA_LONG.varHandle();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int STEPS = 1_000_000;
    private static final long COUNT = 0;
    private static final int MOST_RUNS = 200;
    private static final int RUNS = Integer.getInteger("yourcores.test.rounds", 1);

    @Test
    void anAtomicStepLosesNothing() throws Exception {
        try (var memory = SharedMemory.create(256);
                var two = adders(memory)) {
            for (int run = 0; run < RUNS; run++) {
                assertEquals(2 * STEPS, count(memory, two, "atomic"));
            }
        }
    }

    /** Beside other programs the two seldom run at the same time; {@code make bench} tells how often they lose. */
    @Test
    void readAndWriteLoseUpdates() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "on one processor two children seldom meet");
        try (var memory = SharedMemory.create(256);
                var two = adders(memory)) {
            boolean lost = false;
            for (int run = 0; run < MOST_RUNS && !lost; run++) {
                long counted = count(memory, two, "opaque");
                assertTrue(counted <= 2 * STEPS, "more than was added: " + counted);
                lost = counted < 2 * STEPS;
            }
            assertTrue(lost, "none of " + MOST_RUNS + " runs lost an update");
        }
    }

    private static Children adders(SharedMemory memory) {
        return ChildJvm.start(
                2, List.of("-Xmx64m"), TwoAdders.SOURCE, memory.file().toString());
    }

    private static long count(SharedMemory memory, Children two, String mode) throws InterruptedException {
        NUMBER.setVolatile(memory.segment(), COUNT, 0L);
        assertEquals(List.of("done", "done"), two.ask(mode, LIMIT));
        return (long) NUMBER.getVolatile(memory.segment(), COUNT);
    }

    @Test
    void theFileGoesWithItsCreator() {
        Path file;
        try (var memory = SharedMemory.create(8);
                var seen = SharedMemory.open(memory.file())) {
            file = memory.file();
            memory.segment().set(ValueLayout.JAVA_LONG, 0, 42);
            assertEquals(42, seen.segment().get(ValueLayout.JAVA_LONG, 0));
            assertEquals(8, seen.segment().byteSize());
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void itIsClosedOnce() {
        try (var memory = SharedMemory.create(8)) {
            memory.close();
        }
    }

    @Test
    void whatIsNotThereIsToldByName() {
        var missing = assertThrows(UncheckedIOException.class, () -> SharedMemory.open(Path.of("nowhere.memory")));
        assertTrue(missing.getMessage().contains("nowhere.memory"), missing.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SharedMemory.create(0));
    }
}
