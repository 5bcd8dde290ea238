package yourcores.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Lanes.Arrow;
import yourcores.figure.Lanes.Group;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Mark;

class LanesTest {
    private static final Axis TIME = Axis.of("time", "ms");

    private static Lanes one(List<Arrow> arrows, List<Mark> marks) {
        return new Lanes("one", TIME, List.of(new Lane("Ann", List.of())), arrows, marks, null, "alt");
    }

    @Test
    void arrowsAndMarksStandOnLanesThatThereAre() {
        assertEquals(1, one(List.of(), List.of(new Mark(0, 3, "here"))).marks().size());
        assertThrows(IllegalArgumentException.class, () -> one(List.of(new Arrow(0, 1, 3, null)), List.of()));
        assertThrows(IllegalArgumentException.class, () -> one(List.of(new Arrow(-1, 0, 3, null)), List.of()));
        assertThrows(IllegalArgumentException.class, () -> one(List.of(), List.of(new Mark(0, Double.NaN, "here"))));
        assertThrows(IllegalArgumentException.class, () -> new Mark(0, 1, " "));
    }

    @Test
    void sharesOfAGroupAreShares() {
        new Group(3, 0.25, 0.75);
        assertThrows(IllegalArgumentException.class, () -> new Group(0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Group(3, 0.5, 0.6));
        assertThrows(IllegalArgumentException.class, () -> new Group(3, 0, Double.NaN));
    }
}
