package yourcores.measure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import yourcores.measure.Ratio.Quality;

class MeasureWordsTest {

    @Test
    void whereThereWereTooFewRoundsTimeWasUp() {
        for (int kept : new int[] {1, 4}) {
            var why = MeasureWords.whyNot(Quality.BUSY, kept, 4);
            assertTrue(why.contains("time was up after 4 rounds"), why);
            assertFalse(why.contains("took the processor away"), why);
        }
    }

    @Test
    void whereRoundsWereDisturbedTheyAreCounted() {
        assertTrue(MeasureWords.whyNot(Quality.BUSY, 1, 9).contains("in 8 of 9 rounds other programs"));
        assertTrue(MeasureWords.whyNot(Quality.BUSY, 0, 0).contains("before the first round other programs"));
    }
}
