package yourcores.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Mark;
import yourcores.figure.Lanes.Span;

class VirtualTimelineTest {
    private final VirtualClock clock = new VirtualClock();
    private final VirtualTimeline line = new VirtualTimeline("soup and bread", clock);

    private static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    private static Lanes lanes(VirtualTimeline line) {
        return (Lanes) line.figure();
    }

    private static Span span(double from, double to, Activity activity, String what) {
        return new Span(from, to, activity, what);
    }

    @Test
    void anEvening() {
        line.runs("cook", "soup", minutes(2));
        line.byItself("soup", "cooks", minutes(10));
        clock.after(minutes(10), () -> line.mark("soup", "done"));
        line.runs("cook", "bread", minutes(3));
        clock.run();
        assertEquals(minutes(12), clock.now());
        var figure = lanes(line);
        assertEquals("minutes", figure.time().unit());
        assertEquals(
                List.of(
                        new Lane(
                                "cook", List.of(span(0, 2, Activity.RUNS, "soup"), span(2, 5, Activity.RUNS, "bread"))),
                        new Lane("soup", List.of(span(2, 12, Activity.WAITS, "cooks")))),
                figure.lanes());
        assertEquals(List.of(new Mark(1, 12, "done")), figure.marks());
        assertEquals(
                "The end comes after 12 minutes. cook: at work for 5 minutes.",
                figure.verdict().sentence());
        assertEquals(3, line.table().rowCount());
    }

    @Test
    void whatWaitsIsCounted() {
        line.runs("cook", "soup", minutes(2));
        line.waits("cook", "soup", minutes(3));
        assertEquals(
                "The end comes after 5 minutes. cook: at work for 2 minutes, waits for 3 minutes.",
                lanes(line).verdict().sentence());
    }

    @Test
    void eachClockHasItsEnd() {
        line.runs("stands by", "soup", minutes(12));
        var other = line.on(new VirtualClock());
        other.byItself("soup", "cooks", minutes(7));
        other.mark("soup", "done");
        var third = line.on(new VirtualClock());
        third.clock().pass(minutes(9));
        third.mark("third", "is there");
        assertEquals(
                "The ends come after 12, 7 and 9 minutes. stands by: at work for 12 minutes.",
                lanes(line).verdict().sentence());
    }

    @Test
    void aStretchGoesOnUntilItIsClosed() {
        var open = line.waits("request", "on its way");
        clock.pass(minutes(4));
        assertEquals(span(0, 4, Activity.WAITS, "on its way"), only(lanes(line)));
        assertEquals("goes on", lanes(line).marks().getFirst().label());
        open.close();
        clock.pass(minutes(4));
        open.close();
        assertEquals(span(0, 4, Activity.WAITS, "on its way"), only(lanes(line)));
        assertEquals(List.of(), lanes(line).marks());
    }

    private static Span only(Lanes figure) {
        return figure.lanes().getFirst().spans().getFirst();
    }

    @Test
    void twoClocksRecordIntoOnePicture() {
        line.runs("one", "A", minutes(3));
        line.on(new VirtualClock()).runs("two", "B", minutes(2));
        assertEquals(
                List.of(span(0, 2, Activity.RUNS, "B")),
                lanes(line).lanes().get(1).spans());
        assertEquals(minutes(3), clock.now());
    }

    @Test
    void theUnitSuitsTheLength() {
        for (var unit :
                List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS, ChronoUnit.MILLIS)) {
            var own = new VirtualTimeline("one", new VirtualClock());
            own.runs("A", "works", unit.getDuration().multipliedBy(2));
            assertEquals(VirtualLanes.unit(unit), lanes(own).time().unit());
            assertEquals(2, only(lanes(own)).to());
        }
        line.runs("A", "works", minutes(1));
        assertEquals("minutes", lanes(line.in(ChronoUnit.MINUTES)).time().unit());
        assertThrows(IllegalArgumentException.class, () -> line.in(ChronoUnit.DECADES));
    }

    @Test
    void whatFindsNoRoomIsTold() {
        for (int n = 0; n < 50; n++) {
            line.runs("lane " + n, "works", minutes(1));
        }
        for (int n = 0; n < 5_000; n++) {
            line.runs("lane 0", "works", minutes(1));
        }
        var figure = lanes(line);
        assertEquals(40, figure.lanes().size());
        assertTrue(
                figure.verdict().sentence().contains("Drawn: 40 of 50 lanes."),
                figure.verdict().sentence());
        assertTrue(
                figure.verdict().sentence().contains("Left out: 1\u202f050 spans."),
                figure.verdict().sentence());
        assertEquals(5_050, line.table().rowCount());
    }

    @Test
    void marksThatFindNoRoomAreTold() {
        for (int n = 0; n < 10; n++) {
            line.waits("request", "on its way");
        }
        for (int n = 0; n < 55; n++) {
            line.mark("request", "still not there");
        }
        var figure = lanes(line);
        assertEquals(60, figure.marks().size());
        assertTrue(
                figure.verdict().sentence().endsWith("Left out: 5 marks."),
                figure.verdict().sentence());
    }

    @Test
    void nothingIsAFigureToo() {
        assertEquals("Nothing was recorded.", lanes(line).verdict().sentence());
        assertThrows(IllegalArgumentException.class, () -> line.byItself("A", "B", minutes(-1)));
    }
}
