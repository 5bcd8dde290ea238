package yourcores.show;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.internal.chartpart.Chart;
import yourcores.figure.Bars;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Lanes;
import yourcores.figure.Markup;
import yourcores.figure.Network;
import yourcores.figure.Picture;
import yourcores.figure.Sheet;
import yourcores.figure.Table;
import yourcores.figure.Trees;
import yourcores.figure.Verdict;

/**
 * Draws figures.
 *
 * <p>Guarantee: the same figure is drawn the same way every time; what is drawn refers to no address. Where Java
 * cannot draw words, the numbers stand in a table, under a sentence that says what to install.
 *
 * <p>Thread rule: safe for use by any thread.
 */
public final class Drawing {
    /** Scrolls where it stands; pages and slides know it by its class and give it the room that they have. */
    private static final String NO_TALLER_THAN_A_PICTURE =
            "<div class=\"numbers\" tabindex=\"0\" style=\"max-height:300px;overflow:auto\">";

    private Drawing() {}

    /**
     * Draws a figure.
     *
     * @throws IllegalArgumentException if the figure holds a value that its axes have no place for
     */
    public static Drawn of(Figure figure) {
        return draw(figure, Fonts.present());
    }

    /**
     * A table of Tablesaw as a figure: whole numbers with thin spaces between thousands, others with three digits that
     * count, missing values as a dash.
     */
    public static Table table(tech.tablesaw.api.Table table, String title) {
        return Tablesaw.figure(table, title);
    }

    /**
     * A chart of XChart as a figure, in the course's sizes, fonts and colours.
     *
     * @throws IllegalArgumentException if it has no series yet
     */
    public static Figure chart(Chart<?, ?> chart) {
        return chart(chart, Fonts.present());
    }

    static Figure chart(Chart<?, ?> chart, boolean canPaint) {
        if (chart.getSeriesCollection().isEmpty()) {
            throw new IllegalArgumentException("The chart \"" + chart.getTitle()
                    + "\" has nothing to draw yet: add a series, for example chart.addSeries(\"measured\", xs, ys)");
        }
        var lines = ChartWords.of(chart);
        if (!canPaint) {
            return new Table(
                    chart.getTitle(),
                    List.of("numbers"),
                    lines.stream().map(List::of).toList(),
                    null,
                    Fonts.advice());
        }
        return new Picture(chart.getTitle(), ChartLook.paint(chart), String.join(". ", lines));
    }

    /**
     * The source of a class of the library, without its imports.
     *
     * @throws IllegalArgumentException where the class is none of the library's
     */
    public static Figure source(Class<?> type) {
        return Source.of(type);
    }

    static Drawn draw(Figure figure, boolean canPaint) {
        Objects.requireNonNull(figure, "There is no figure to draw");
        var drawn = part(figure, canPaint);
        if (canPaint || !wantsPaint(figure)) {
            return drawn;
        }
        String advice = Fonts.advice();
        return new Drawn(Html.callout(Verdict.states(advice)) + "\n" + drawn.html(), drawn.text() + "\n" + advice);
    }

    private static boolean wantsPaint(Figure figure) {
        return switch (figure) {
            case Sheet sheet -> sheet.figures().stream().anyMatch(Drawing::wantsPaint);
            case Curves _, Bars _, Lanes _, Trees _, Network _ -> true;
            case Verdict _, Table _, Markup _, Picture _ -> false;
        };
    }

    private static Drawn part(Figure figure, boolean canPaint) {
        return switch (figure) {
            case Verdict verdict -> new Drawn(Html.callout(verdict), verdict.alt());
            case Table table -> new Drawn(TableHtml.of(table), FigureWords.of(table));
            case Markup markup -> new Drawn("<div>" + markup.html() + "</div>", FigureWords.of(markup));
            case Sheet sheet -> sheet(sheet, canPaint);
            case Picture picture -> picture(picture);
            case Curves _, Bars _, Lanes _, Trees _, Network _ -> canPaint ? painted(figure) : inNumbers(figure);
        };
    }

    private static Drawn painted(Figure figure) {
        String card = switch (figure) {
            case Curves curves ->
                Html.card(Png.of(CurvesPlot.draw(curves)), Paper.WIDTH, alt(figure), curves.verdict());
            case Bars bars -> Html.card(Png.of(BarsPlot.draw(bars)), Paper.WIDTH, alt(figure), bars.verdict());
            case Lanes lanes ->
                Html.cardOfVectors(LanesPlot.draw(lanes).svg(), Paper.WIDTH, alt(figure), lanes.verdict());
            case Trees trees ->
                Html.cardOfVectors(TreesPlot.draw(trees).svg(), Paper.WIDTH, alt(figure), trees.verdict());
            case Network network ->
                Html.cardOfVectors(NetworkPlot.draw(network).svg(), Paper.WIDTH, alt(figure), network.verdict());
            default -> throw new AssertionError(figure);
        };
        return new Drawn(card, FigureWords.of(figure));
    }

    /** All that the picture says, for a reader who cannot see it. The verdict stands beside it. */
    private static String alt(Figure figure) {
        return Stream.concat(Stream.of(figure.words()), FigureWords.numbers(figure).stream())
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .map(words -> ". " + words)
                .collect(Collectors.joining("", figure.title(), ""));
    }

    /** The verdict stands below the box, where it is seen without scrolling. */
    private static Drawn inNumbers(Figure figure) {
        var rows = FigureWords.numbers(figure).stream()
                .map(line -> List.of(line.strip()))
                .toList();
        var table = new Table(figure.title(), List.of("numbers"), rows, null, figure.words());
        String html = NO_TALLER_THAN_A_PICTURE + TableHtml.of(table) + "</div>"
                + (figure.verdict() == null ? "" : Html.callout(figure.verdict()));
        return new Drawn(html, FigureWords.of(figure));
    }

    private static Drawn picture(Picture picture) {
        byte[] png = Png.of(onPaper(picture.image()));
        int width = Math.min(Paper.WIDTH, picture.image().getWidth());
        return new Drawn(Html.card(png, width, alt(picture), null), FigureWords.of(picture));
    }

    private static BufferedImage onPaper(RenderedImage image) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = copy.createGraphics();
        pen.setColor(Palette.PAPER);
        pen.fillRect(0, 0, copy.getWidth(), copy.getHeight());
        pen.drawRenderedImage(image, AffineTransform.getTranslateInstance(-image.getMinX(), -image.getMinY()));
        pen.dispose();
        return copy;
    }

    private static Drawn sheet(Sheet sheet, boolean canPaint) {
        return new Drawn(
                sheet.figures().stream()
                        .map(figure -> part(figure, canPaint).html())
                        .collect(Collectors.joining("\n")),
                FigureWords.of(sheet));
    }
}
