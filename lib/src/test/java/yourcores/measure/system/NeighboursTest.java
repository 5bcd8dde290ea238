package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.suite.Eventually;

@Timeout(60)
class NeighboursTest {
    private static final double SEEN = 0.1;
    private static final double LATE_IN_THE_BOOKS = 0.5;
    private static final long WATCH_MILLIS = 1000;

    @Test
    void anotherProgramThatSpinsIsSeen() throws Exception {
        var neighbours = Neighbours.watch();
        assumeTrue(neighbours.used().isPresent(), "the system does not tell what other programs have");
        var spins = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            Thread.sleep(WATCH_MILLIS);
            Eventually.holds("seen", () -> neighbours.used().orElseThrow() > SEEN);
            double used = neighbours.used().orElseThrow();
            assertTrue(used <= Machine.here().present() + LATE_IN_THE_BOOKS, () -> "used: " + used);
        } finally {
            spins.destroyForcibly();
        }
    }
}
