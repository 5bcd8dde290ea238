package yourcores.exercise.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The way through the course: what is solved is ticked, and what comes next is named. */
class ProgressTest {

    @Test
    void theBeginningIsTheFirstExercise() {
        var table = SolvedTable.of(List.of());
        assertTrue(said(List.of()).startsWith("Go on here: exercise 00a, "), said(List.of()));
        assertEquals(List.of("0", "0 of 1"), table.rows().getFirst().subList(0, 2));
        assertEquals(21, table.rows().size());
    }

    @Test
    void whatIsSolvedIsTickedAndTheNextOneNamed() {
        var solved = List.of("00a", "04b");
        var row = SolvedTable.of(solved).rows().get(4);
        assertEquals(List.of("4", "1 of 3"), row.subList(0, 2));
        assertEquals(1, row.get(2).split("✓", -1).length - 1);
        assertTrue(said(solved).startsWith("Go on here: exercise 04c, "), said(solved));
        assertTrue(said(solved).endsWith("in chapter 4."), said(solved));
    }

    @Test
    void whoHasSolvedTheLastOneGoesOnWithWhatWasLeftOut() {
        assertTrue(said(List.of("00a", "01b", "20b")).startsWith("Go on here: exercise 01a, "));
    }

    @Test
    void nothingIsLeftOnceAllAreSolved() {
        assertTrue(said(Catalogue.ids()).startsWith("You have solved all of them."));
    }

    @Test
    void whatIsNoExerciseChangesNothing() {
        assertEquals(said(List.of("03a")), said(List.of("03a", "77z")));
    }

    private static String said(List<String> solved) {
        return SolvedTable.of(solved).verdict().sentence();
    }
}
