package yourcores.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import yourcores.child.ChildFailed;

/** What becomes of a round whose hands leave and come back. */
@Timeout(20)
class RoundTest {
    private static final ChildFailed LOST = new ChildFailed("the member is lost");
    private static final Duration LONG = Duration.ofMinutes(1);

    record One() implements Task<Integer> {
        @Override
        public Integer call() {
            return 1;
        }
    }

    private final Round<Integer> round = new Round<>(List.of(new One(), new One()), 2);

    @Test
    void whereAllHaveLeftItFails() {
        round.leave(LOST, Duration.ZERO);
        assertTrue(round.goesOn());
        round.leave(LOST, Duration.ZERO);
        assertFalse(round.goesOn());
        assertEquals(LOST, assertThrows(ChildFailed.class, round::results));
    }

    @Test
    void oneThatIsBackInTimeGoesOnWithTheTaskThatWasLost() throws Exception {
        int lost = round.take();
        round.lost(lost, "it is cut off");
        round.leave(LOST, LONG);
        round.leave(LOST, LONG);
        round.failIfDeserted(LONG);
        assertTrue(round.goesOn(Duration.ofMillis(5)), "it waits for one to be back");
        assertTrue(round.comeBack());
        assertEquals(lost, round.take());
        round.done(lost, 1);
        round.done(round.take(), 1);
        assertEquals(Round.OVER, round.take());
        assertEquals(List.of(1, 1), round.results());
        assertFalse(round.comeBack(), "there is nothing left to do");
    }

    @Test
    void afterItsPatienceItFails() {
        round.leave(LOST, LONG);
        round.leave(LOST, LONG);
        round.failIfDeserted(Duration.ZERO);
        assertFalse(round.goesOn());
        assertThrows(ChildFailed.class, round::results);
    }
}
