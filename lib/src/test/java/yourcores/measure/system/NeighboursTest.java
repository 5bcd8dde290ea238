package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final double OF_A_TICK = 0.5;

    @Test
    void theyHaveNoMoreThanThereIs() throws Exception {
        var neighbours = Neighbours.watch();
        Thread.sleep(200);
        var used = neighbours.used().orElse(0);
        assertTrue(used >= 0 && used <= Machine.here().present() + OF_A_TICK, () -> "used: " + used);
    }
}
