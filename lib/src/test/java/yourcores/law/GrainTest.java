package yourcores.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import yourcores.figure.Interval;
import yourcores.measure.Ratio;
import yourcores.measure.Share;

class GrainTest {
    private static Grain of(int workers, double price) {
        return new Grain(workers, price, Interval.exactly(price), Optional.empty());
    }

    @Test
    void freeTasksAreDoneInRounds() {
        assertEquals(1, of(4, 0).at(1), 1e-12);
        assertEquals(3, of(4, 0).at(3), 1e-12);
        assertEquals(4, of(4, 0).at(4), 1e-12);
        assertEquals(2.5, of(4, 0).at(5), 1e-12);
        assertEquals(4, of(4, 0).at(1 << 20), 1e-12);
    }

    @Test
    void thePriceOfEachTaskComesOnTop() {
        assertEquals(1 / (0.5 + 1_000 * 1e-4), of(2, 1e-4).at(1_000), 1e-12);
        assertEquals(1 / (1 + 1_000 * 1e-4), of(1, 1e-4).at(1_000), 1e-12);
    }

    @Test
    void thePriceIsKnownWithinABand() {
        var share = new Share("x", new Ratio(0.2, new Interval(0.1, 0.4), 0.2, 9, 9, Ratio.Quality.CLEAN));
        var grain = Grain.predict(1, share, 1_000);
        assertEquals(new Interval(1 / 1.4, 1 / 1.1), grain.bandAt(1_000).orElseThrow());
        assertTrue(grain.doubt().isEmpty());
    }

    @Test
    void withoutAPriceNothingIsPromised() {
        var busy = new Share("x", new Ratio(Double.NaN, null, 1, 2, 9, Ratio.Quality.BUSY));
        assertTrue(Grain.predict(1, busy, 1_000).doubt().isPresent());
    }
}
