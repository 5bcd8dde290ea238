package yourcores.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import yourcores.figure.Axis;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Arrow;
import yourcores.figure.Lanes.Group;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Mark;
import yourcores.figure.Lanes.Span;
import yourcores.figure.Verdict;

@IfJavaDraws
class LanesPlotTest {
    private static final String BEFORE = "src=\"data:image/svg+xml;base64,";

    private static Lanes till() {
        return new Lanes(
                "The till",
                Axis.of("time", "ms"),
                List.of(
                        new Lane("Ann", List.of(new Span(0, 10, Activity.HOLDS, "the till"))),
                        new Lane(
                                "Bob & co",
                                List.of(
                                        new Span(2, 10, Activity.WAITS, "the till: Ann"),
                                        new Span(10, 20, Activity.RUNS, null, new Group(37, 0, 0.4)),
                                        new Span(25, 25, Activity.FAILS, "pay: IOException: no\u0000change")))),
                List.of(new Arrow(1, 0, 2, "the till")),
                List.of(new Mark(0, 10, "closing time")),
                Verdict.states("Bob waits."),
                "Bob waits.");
    }

    private static Document drawing(Lanes lanes) throws Exception {
        String html = Drawing.of(lanes).html();
        int start = html.indexOf(BEFORE) + BEFORE.length();
        byte[] svg = Base64.getDecoder().decode(html.substring(start, html.indexOf('"', start)));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<Element> elements(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(n -> (Element) found.item(n))
                .toList();
    }

    private static List<String> words(Document document) {
        return elements(document, "text").stream().map(Element::getTextContent).toList();
    }

    private static long boxes(Document document, String look) {
        return elements(document, "path").stream()
                .filter(path -> path.getAttribute("class").equals(look))
                .count();
    }

    @Test
    void theDrawingHoldsEverySpanAndItsKey() throws Exception {
        var svg = drawing(till());
        assertEquals("760", svg.getDocumentElement().getAttribute("width"));
        assertEquals(2, boxes(svg, "h"));
        assertEquals(2, boxes(svg, "w"));
        assertEquals(2, boxes(svg, "f"));
        assertTrue(
                words(svg)
                        .containsAll(List.of(
                                "The till",
                                "Ann",
                                "Bob & co",
                                "the till",
                                "the till: Ann",
                                "closing time",
                                "time (ms)",
                                "waits for",
                                "moment",
                                "many short ones: height is share of time",
                                "IOException")),
                words(svg).toString());
        assertFalse(words(drawing(Samples.lanes(2))).contains("moment"), "no key to what is not there");
    }

    @Test
    void theWordsTellWhoWaitsForWhom() {
        String text = Drawing.of(till()).text();
        assertTrue(text.contains("at 2 ms Bob & co waits for Ann (the till)"), text);
        assertTrue(text.contains("at 10 ms Ann: closing time"), text);
        assertTrue(text.contains("runs 10 to 20, 37 short ones in 40 % of the time"), text);
    }

    @Test
    void manyMomentsOfOneNameAreNamedOnceInTheKey() throws Exception {
        var clock = new Lane("clock", List.of());
        var ticks = IntStream.range(0, 8).mapToObj(n -> new Mark(0, n, "tick")).toList();
        var time = Axis.of("time", "ms");
        var drawn = words(drawing(new Lanes("t", time, List.of(clock), List.of(), ticks, null, "alt")));
        assertEquals(1, drawn.stream().filter("tick"::equals).count(), drawn.toString());
        assertFalse(drawn.contains("moment"), drawn.toString());
    }

    @Test
    void anArrowDoesNotStrikeOutALabel() throws Exception {
        var ann = new Lane("Ann", List.of(new Span(0, 10, Activity.WAITS, "for Bob")));
        var bob = new Lane("Bob", List.of(new Span(0, 10, Activity.HOLDS, null)));
        var time = Axis.of("time", "ms");
        var without = new Lanes("t", time, List.of(ann, bob), null, "alt");
        var arrows = List.of(new Arrow(0, 1, 5, null));
        var with = new Lanes("t", time, List.of(ann, bob), arrows, List.of(), null, "alt");
        assertTrue(leftOf("for Bob", with) != leftOf("for Bob", without));
    }

    private static double leftOf(String words, Lanes lanes) throws Exception {
        return elements(drawing(lanes), "text").stream()
                .filter(text -> text.getTextContent().equals(words))
                .mapToDouble(text -> Double.parseDouble(text.getAttribute("x")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nastyNamesStayWords() throws Exception {
        var span = new Span(0, 1, Activity.RUNS, Samples.NASTY);
        var lanes = new Lanes(
                Samples.NASTY, Axis.of("time", "ms"), List.of(new Lane(Samples.NASTY, List.of(span))), null, "alt");
        assertTrue(words(drawing(lanes)).contains(Samples.NASTY));
        assertFalse(Drawing.of(lanes).html().contains("<script>"));
    }

    @Test
    void manySpansMakeADrawingOfBoundedSize() {
        var spans = new ArrayList<Span>();
        for (int n = 0; n < 4_000; n++) {
            spans.add(new Span(n, n + 1, Activity.values()[n % 4], "x"));
        }
        var lanes = new Lanes("many", Axis.of("time", "µs"), List.of(new Lane("a", spans)), null, "alt");
        assertTrue(Drawing.of(lanes).html().length() < 600_000);
    }
}
