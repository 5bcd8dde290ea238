package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@DisabledOnOs(OS.WINDOWS)
class CommandTest {

    private static Optional<String> run(String script) {
        return Command.run(List.of("sh", "-c", script));
    }

    @Test
    void whatItPrintsIfItEndsWell() {
        assertEquals(Optional.of("two"), run("echo two"));
        assertTrue(run("echo two; exit 1").isEmpty());
        assertTrue(run("true").isEmpty());
        assertTrue(Command.run(List.of("no such command")).isEmpty());
    }

    @Test
    void anInterruptEndsIt() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertTrue(Command.run(List.of("sleep", "86399.25")).isEmpty());
        assertTrue(Thread.interrupted());
        while (ProcessHandle.current().children().anyMatch(CommandTest::sleeps)) {
            Thread.sleep(10);
        }
    }

    private static boolean sleeps(ProcessHandle child) {
        return child.info().arguments().stream().flatMap(Stream::of).anyMatch("86399.25"::equals);
    }
}
