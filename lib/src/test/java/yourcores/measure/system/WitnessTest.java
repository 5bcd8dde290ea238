package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WitnessTest {

    @Test
    void aLookFindsWorkOnOneThreadAndOnAll() throws Exception {
        var look = Witness.of(2).look();
        assertTrue(look.one() > 0 && look.all() > 0, look.toString());
    }

    @Test
    void anInterruptEndsALook() {
        var witness = Witness.of(1);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, witness::look);
    }
}
