package yourcores.fair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import yourcores.figure.Bars;
import yourcores.figure.Markup;

class SharesTest {
    private static final Shares BOARD = new Shares(
            "board",
            List.of(
                    new Shares.Row("reader 1", "reader", 60, 3, Duration.ofMillis(4)),
                    new Shares.Row("reader 2", "reader", 30, 4, Duration.ofMillis(5)),
                    new Shares.Row("writer", "writer", 10, 70, Duration.ofMillis(90))),
            50,
            Duration.ofMillis(200));

    @Test
    void sharesOfAThreadAndOfAKind() {
        assertEquals(0.6, BOARD.share("reader 1"), 1e-9);
        assertEquals(0.9, BOARD.share("reader"), 1e-9);
        assertEquals(0.1, BOARD.share("writer"), 1e-9);
        assertEquals(70, BOARD.longestWait());
        assertEquals(500, BOARD.perSecond(), 1e-9);
        var told = assertThrows(IllegalArgumentException.class, () -> BOARD.share("cook"));
        assertTrue(told.getMessage().contains("reader 1, reader 2, writer"));
    }

    @Test
    void saysWhoHadWhatAndWhoWaited() {
        var bars = (Bars) BOARD.figure();
        assertEquals(
                "Of 100 turns, reader: 90 (30 to 60 each); writer: 10. Longest wait: writer, while 70 turns went to others."
                        + " 500 turns a second.",
                bars.verdict().sentence());
        assertEquals(
                List.of(60.0, 30.0, 10.0),
                bars.bars().stream().map(Bars.Bar::value).toList());
        assertEquals(3, BOARD.table().rowCount());
        assertEquals(90, BOARD.table().doubleColumn("longest wait, ms").get(2), 1e-9);
    }

    @Test
    void movesAlongWhatWasMeasured() {
        var fewer = new Shares("board", BOARD.rows(), 7, Duration.ofMillis(400));
        var ride = new TradeOff("a \"lock\" & <more>", "piece")
                .stop(1, fewer)
                .stop(8, BOARD)
                .beside("unfair", 1, BOARD);
        var markup = (Markup) ride.figure();
        assertEquals(
                "1 piece in a row: 250 pieces a second; a usual wait lasts 7 pieces of others."
                        + " 8 pieces in a row: 4\u202f000 pieces a second; a usual wait lasts 400 pieces of others."
                        + " Unfair: 500 pieces a second; a usual wait lasts 50 pieces of others."
                        + " By the stopwatch alone: other programs may have slowed down some of it.",
                markup.words());
        var html = markup.html();
        assertTrue(
                html.contains("{&quot;name&quot;:&quot;8 pieces in a row&quot;,&quot;perSecond&quot;:4000,&quot;wait"));
        assertTrue(html.contains("a &quot;lock&quot; &amp; &lt;more&gt;"));
        assertFalse(html.contains("{stops}")
                || html.contains("{stopwatch}")
                || html.contains("{title}")
                || html.contains("http"));
        assertEquals(3, ride.table().rowCount());
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThrows(IllegalStateException.class, () -> new TradeOff("empty", "piece").figure());
        assertThrows(IllegalArgumentException.class, () -> new TradeOff("none", "piece").stop(0, BOARD));
    }
}
