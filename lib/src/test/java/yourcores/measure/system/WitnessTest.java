package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WitnessTest {

    @Test
    void aLookFindsWorkOnOneThreadAndOnAll() throws Exception {
        var look = Witness.of(2).look(Thread.ofPlatform().daemon().factory());
        assertTrue(look.one() > 0 && look.all() > 0, look.toString());
    }

    @Test
    void theBooksAreAskedBeforeTheWitness() throws Exception {
        var witness = Witness.of(1);
        assertTrue(witness.look(meter(0)).isPresent());
        assertTrue(witness.look(meter(1e9)).isEmpty());
    }

    private static Meter meter(double delay) {
        return () -> (wall, ended) -> new Reading(delay, 0.02, delay, wall, wall);
    }

    @Test
    void anInterruptEndsALook() {
        var witness = Witness.of(1);
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class,
                () -> witness.look(Thread.ofPlatform().daemon().factory()));
    }
}
