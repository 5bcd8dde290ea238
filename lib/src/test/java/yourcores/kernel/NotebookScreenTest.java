package yourcores.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import yourcores.figure.Figure;
import yourcores.figure.Verdict;

class NotebookScreenTest {
    private final List<String> seen = new ArrayList<>();
    private final NotebookScreen screen = screen(true);

    private NotebookScreen screen(boolean ofOneCell) {
        return new NotebookScreen(
                data -> seen.add("new " + text(data)),
                data -> seen.add("in place " + text(data)),
                NotebookScreenTest::paint,
                ofOneCell);
    }

    private static DisplayData paint(Figure figure) {
        if (figure.alt().equals("broken")) {
            throw new IllegalStateException("no ink");
        }
        return new DisplayData(figure.alt());
    }

    private static Object text(DisplayData data) {
        return data.getData(MIMEType.TEXT_PLAIN);
    }

    @Test
    void theResultTakesThePlaceOfTheLiveFigure() {
        screen.live(Verdict.states("half"));
        screen.settle();
        screen.show(Verdict.states("whole"));
        screen.show(Verdict.states("next"));
        assertEquals(List.of("new half", "in place ", "in place whole", "new next"), seen);
    }

    @Test
    void redrawsThatFollowTooSoonAreSkipped() {
        screen.live(Verdict.states("1"));
        screen.live(Verdict.states("2"));
        assertEquals(List.of("new 1"), seen);
    }

    @Test
    void whereCellsAreNotKnownASettledFigureIsNotUsedAgain() {
        var stock = screen(false);
        stock.live(Verdict.states("half"));
        stock.settle();
        stock.show(Verdict.states("perhaps another cell"));
        assertEquals(List.of("new half", "in place ", "new perhaps another cell"), seen);
    }

    @Test
    void aFigureThatCannotBeDrawnIsTold() {
        screen.show(Verdict.states("broken"));
        assertTrue(seen.getFirst().contains("no ink"));
    }
}
