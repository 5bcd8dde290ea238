package yourcores.measure.system;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void oneDisturbedRunDoesNotMakeTheWorkTooShort() {
        var runs = new AtomicInteger();
        long turns = Witness.turns(work -> runs.incrementAndGet() == 1 ? 50e6 : work);
        assertTrue(turns >= 10_000_000, turns + " turns of a nanosecond each are less than 10 ms");
    }

    @Test
    void whereTheSystemHasNoThreadLeftThoseThatWereStartedEnd() throws Exception {
        var witness = Witness.of(2);
        var made = new ArrayList<Thread>();
        ThreadFactory one = work -> {
            var thread = made.isEmpty()
                    ? Thread.ofPlatform().daemon().unstarted(work)
                    : new Thread(work) {
                        @Override
                        public void start() {
                            throw new OutOfMemoryError("unable to create native thread");
                        }
                    };
            made.add(thread);
            return thread;
        };
        assertThrows(OutOfMemoryError.class, () -> witness.look(one));
        made.getFirst().join();
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
