package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import yourcores.figure.Axis;
import yourcores.figure.Curve.Role;
import yourcores.figure.Figure;
import yourcores.figure.Lanes;
import yourcores.figure.Markup;
import yourcores.figure.Network;
import yourcores.figure.Picture;
import yourcores.figure.Point;
import yourcores.figure.Sheet;
import yourcores.figure.Table;
import yourcores.figure.Trees;
import yourcores.figure.Verdict;

@IfJavaDraws
class DrawingTest {
    private static final Pattern PNG = Pattern.compile("data:image/png;base64,([^\"]+)");

    @TestFactory
    Stream<DynamicTest> picturesAreWholeAndSayWhatTheyShow() {
        return Samples.pictures().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> checkPicture(sample.getValue())));
    }

    private static void checkPicture(Figure figure) throws IOException {
        var drawn = Drawing.of(figure);
        var image = switch (figure) {
            case Lanes lanes -> LanesPlot.draw(lanes).done();
            case Trees trees -> TreesPlot.draw(trees).done();
            case Network network -> NetworkPlot.draw(network).done();
            default -> picture(drawn);
        };
        assertEquals(1520, image.getWidth());
        assertTrue(image.getHeight() >= 200 && image.getHeight() <= 4000, "height " + image.getHeight());
        assertNoInkAtTheBorder(image);
        assertTrue(drawn.html().contains("alt=\"" + Html.escape(figure.title())), "the alt text begins with the title");
        assertFalse(drawn.html().contains("http"), "an address leaves");
        assertFalse(drawn.html().contains(Samples.NASTY), "markup of a name is not markup of the page");
        assertTrue(drawn.text().startsWith(figure.title()));
        var verdict = figure.verdict();
        if (verdict != null) {
            assertTrue(drawn.text().contains(verdict.alt()));
            assertTrue(drawn.html().contains(Html.escape(verdict.sentence())));
        }
    }

    /** What is cut off touches the border. */
    static void assertNoInkAtTheBorder(BufferedImage image) {
        int paper = Palette.PAPER.getRGB();
        for (int x = 0; x < image.getWidth(); x++) {
            assertEquals(paper, image.getRGB(x, 0), "ink at the top, x = " + x);
            assertEquals(paper, image.getRGB(x, image.getHeight() - 1), "ink at the bottom, x = " + x);
        }
        for (int y = 0; y < image.getHeight(); y++) {
            assertEquals(paper, image.getRGB(0, y), "ink at the left, y = " + y);
            assertEquals(paper, image.getRGB(image.getWidth() - 1, y), "ink at the right, y = " + y);
        }
    }

    @Test
    void theNumbersOfASpeedupAreInItsWords() {
        String text = Drawing.of(Samples.speedup()).text();
        assertTrue(text.contains("holds: Amdahl's law promised 1.85"), text);
        assertTrue(text.contains("measured: workers = 1: 1.00 [1.00, 1.00]; workers = 2: 1.86 [1.80, 1.91]"), text);
        assertTrue(text.contains("beyond your 2 cores: forecast"), text);
        assertTrue(text.lines().filter(line -> line.contains("Amdahl, B")).allMatch(line -> line.length() < 400), text);
    }

    @Test
    void aTreeIsInItsWords() {
        String text = Drawing.of(Samples.trees("x", 3)).text();
        assertTrue(text.contains("the other: ((x x) x) = xx, 2 combined in 2 steps"), text);
    }

    @Test
    void countsStayWholeAndGradesAreWords() {
        String text = Drawing.of(Samples.outcomes()).text();
        assertTrue(text.contains("too many: 1 of 1 000, forbidden"), text);
        assertTrue(Drawing.of(Samples.comparison()).text().contains("one after the other: 1.00 times the first"));
    }

    @Test
    void aVerdictIsAMarkAndAWord() {
        assertDrawn(Verdict.holds("Fine."), "✓ holds", "holds: Fine.");
        assertDrawn(Verdict.doesNotHold("Slow."), "✗ does not hold", "does not hold: Slow.");
        assertDrawn(Verdict.cannotTell("Busy."), "? the machine cannot tell", "the machine cannot tell: Busy.");
        assertDrawn(Verdict.states("Seen."), "Seen.", "Seen.");
    }

    private static void assertDrawn(Verdict verdict, String html, String text) {
        var drawn = Drawing.of(verdict);
        assertTrue(drawn.html().contains(html), drawn.html());
        assertEquals(text, drawn.text());
        assertFalse(drawn.html().contains("data:image"));
    }

    @Test
    void aTableSetsNumbersFlushRightAndEscapesWords() {
        var drawn = Drawing.of(Samples.table());
        assertFalse(drawn.html().contains("data:image"));
        assertTrue(drawn.html().contains("<caption"));
        assertTrue(drawn.html().contains("scope=\"col\""));
        assertTrue(drawn.html().contains("&lt;b&gt;a &amp; &quot;b&quot;"), drawn.html());
        assertFalse(drawn.html().contains("<script>"));
        assertTrue(drawn.text().contains("  platform                     52.1 µs  1.00 [0.98, 1.02]"), drawn.text());
    }

    @Test
    void aTableWithoutRowsSaysSo() {
        var drawn = Drawing.of(new Table("empty", List.of("a", "b"), List.of(), null, ""));
        assertTrue(drawn.html().contains("no rows"));
    }

    @Test
    void aTableOfTablesawIsFormatted() {
        var table = tech.tablesaw.api.Table.create(
                StringColumn.create("who", "Ann", null),
                IntColumn.create("count", 200_000, 3),
                DoubleColumn.create("ratio", 1.94321, Double.NaN));
        var figure = Drawing.table(table, "saved");
        assertEquals(List.of("who", "count", "ratio"), figure.columns());
        assertEquals(List.of(List.of("Ann", "200\u202f000", "1.94"), List.of("–", "3", "–")), figure.rows());
        assertArrayEquals(new boolean[] {false, true, true}, TableHtml.flushRight(figure));
    }

    @Test
    void aPictureKeepsItsSize() throws IOException {
        var drawn = Drawing.of(new Picture("photo", Samples.image(), "a \"photo\""));
        assertEquals(300, picture(drawn).getWidth());
        assertTrue(drawn.html().contains("alt=\"photo. a &quot;photo&quot;\" width=\"300\""));
    }

    @Test
    void markupStaysAsItIsAndHasWords() {
        var drawn = Drawing.of(new Markup("slider", "<input type=range>", "a slider for B"));
        assertTrue(drawn.html().contains("<input type=range>"));
        assertEquals("slider\na slider for B", drawn.text());
    }

    @Test
    void aSheetHoldsItsParts() throws IOException {
        var outcomes = Samples.outcomes();
        var lanes = Samples.lanes(2);
        var sheet = Drawing.of(new Sheet("both", List.of(Verdict.states("43 % done"), outcomes, lanes)));
        assertEquals(3, sheet.html().split("data:image", -1).length, "two pictures");
        assertTrue(sheet.text().contains("43 % done") && sheet.text().contains(lanes.title()));
    }

    @Test
    void withoutFontsTheNumbersStandInATable() {
        for (var sample : Samples.pictures().values()) {
            var drawn = Drawing.draw(sample, false);
            assertFalse(drawn.html().contains("data:image"));
            assertTrue(drawn.html().contains("To see pictures, "));
            assertTrue(drawn.html().contains("<table"));
        }
        String html = Drawing.draw(Samples.speedup(), false).html();
        assertTrue(html.contains("1.86") && html.contains("[1.80, 1.91]") && html.contains("✓ holds"), html);
        assertTrue(html.indexOf("✓ holds") > html.indexOf("</table></div></div>"), "the verdict is seen unscrolled");
        var sheet = new Sheet("both", List.of(Samples.speedup(), new Sheet("one", List.of(Samples.lanes(2)))));
        assertEquals(2, Drawing.draw(sheet, false).html().split("To see pictures, ").length, "said once");
        assertEquals(2, Drawing.draw(sheet, false).text().split("To see pictures, ").length, "said once");
    }

    @Test
    void aLogarithmicAxisRefusesZero() {
        var figure = Samples.curves(
                Axis.of("x", "1"),
                Axis.logarithmic("time", "ms"),
                Role.SERIES,
                List.of(Point.of(1, 0), Point.of(2, 1)));
        var refused = assertThrows(IllegalArgumentException.class, () -> Drawing.of(figure));
        assertTrue(refused.getMessage().contains("\"time\" is logarithmic"), refused.getMessage());
    }

    @Test
    void manyThreadsDrawTheSamePicture() throws Exception {
        var expected = Drawing.of(Samples.speedup());
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Drawn> draw = () -> Drawing.of(Samples.speedup());
            var tasks = IntStream.range(0, 12).mapToObj(_ -> draw).collect(Collectors.toList());
            for (var drawn : pool.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                assertEquals(expected.html(), drawn.get().html());
            }
        }
    }

    /** The first picture in the page. */
    static BufferedImage picture(Drawn drawn) throws IOException {
        var data = PNG.matcher(drawn.html());
        assertTrue(data.find(), drawn.html());
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))));
    }
}
