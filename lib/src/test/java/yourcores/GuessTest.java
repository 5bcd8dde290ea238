package yourcores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import yourcores.figure.Verdict;
import yourcores.results.Results;

class GuessTest {

    @Test
    void withoutAGuessTheTruthIsKeptBackUnlessNobodyIsThereToGuess() {
        var said = said(new Guess("sooner, in per cent", Double.NaN, 5));
        assertEquals(Results.isUnread(), said.contains("5.00"), said);
        assertEquals(!Results.isUnread(), said.contains("no guess yet"), said);
        assertFalse(said.contains("You said"), said);
    }

    @Test
    void aGuessStandsBesideTheTruth() {
        var said = said(new Guess("sooner, in per cent", 45, 5));
        assertEquals("sooner, in per cent: 5.00. You said 45.0, 9.00 times as much.", said);
    }

    @Test
    void aTruthThatCouldNotBeMeasuredIsNotTold() {
        assertTrue(said(new Guess("sooner", 45, Double.NaN)).contains("could not be measured"));
    }

    private static String said(Guess guess) {
        return ((Verdict) guess.figure()).sentence();
    }
}
