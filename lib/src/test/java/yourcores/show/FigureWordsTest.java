package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import yourcores.figure.Axis;
import yourcores.figure.Lanes;

class FigureWordsTest {

    @Test
    void ofManyMarksTheLastIsToldToo() {
        var marks = IntStream.rangeClosed(1, 20)
                .mapToObj(at -> new Lanes.Mark(0, at, "tick"))
                .toList();
        var told = FigureWords.numbers(lanes(marks));
        assertEquals("  clock, in ms: marks", told.getFirst());
        assertEquals("  idle, in ms: nothing", told.get(1));
        assertEquals("  and 12 more, the last one at 20 ms clock: tick", told.getLast());
    }

    @Test
    void fewMarksAreAllTold() {
        var told = FigureWords.numbers(lanes(List.of(new Lanes.Mark(0, 5, "tick"))));
        assertEquals("  at 5 ms clock: tick", told.getLast());
    }

    private static Lanes lanes(List<Lanes.Mark> marks) {
        var lanes = List.of(new Lanes.Lane("clock", List.of()), new Lanes.Lane("idle", List.of()));
        return new Lanes("marks", Axis.of("time", "ms"), lanes, List.of(), marks, null, "");
    }
}
