package yourcores.show;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import yourcores.figure.Bars;
import yourcores.figure.Curves;
import yourcores.figure.Figure;
import yourcores.figure.Lanes;
import yourcores.figure.Markup;
import yourcores.figure.Picture;
import yourcores.figure.Sheet;
import yourcores.figure.Table;
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

    static Drawn draw(Figure figure, boolean canPaint) {
        Objects.requireNonNull(figure, "There is no figure to draw");
        var drawn = part(figure, canPaint);
        if (canPaint || !wantsPaint(figure)) {
            return drawn;
        }
        String advice = Fonts.advice();
        return new Drawn(
                Html.callout(Verdict.states(advice)) + "\n" + drawn.html(), drawn.png(), drawn.text() + "\n" + advice);
    }

    private static boolean wantsPaint(Figure figure) {
        return switch (figure) {
            case Sheet sheet -> sheet.figures().stream().anyMatch(Drawing::wantsPaint);
            case Curves _, Bars _, Lanes _ -> true;
            case Verdict _, Table _, Markup _, Picture _ -> false;
        };
    }

    private static Drawn part(Figure figure, boolean canPaint) {
        return switch (figure) {
            case Verdict verdict -> new Drawn(Html.callout(verdict), null, verdict.alt());
            case Table table -> new Drawn(TableHtml.of(table), null, FigureWords.of(table));
            case Markup markup -> new Drawn("<div>" + markup.html() + "</div>", null, FigureWords.of(markup));
            case Sheet sheet -> sheet(sheet, canPaint);
            case Picture picture -> picture(picture);
            case Curves _, Bars _, Lanes _ -> canPaint ? painted(figure) : inNumbers(figure);
        };
    }

    private static Drawn painted(Figure figure) {
        if (figure instanceof Lanes lanes) {
            return lanes(lanes);
        }
        BufferedImage image = switch (figure) {
            case Curves curves -> CurvesPlot.draw(curves);
            case Bars bars -> BarsPlot.draw(bars);
            default -> throw new AssertionError(figure);
        };
        byte[] png = Png.of(image);
        return new Drawn(
                Html.card(png, Paper.WIDTH, alt(figure), FigureWords.verdict(figure)), png, FigureWords.of(figure));
    }

    private static Drawn lanes(Lanes lanes) {
        var paper = LanesPlot.draw(lanes);
        String html = Html.cardOfVectors(paper.svg(), Paper.WIDTH, alt(lanes), FigureWords.verdict(lanes));
        return new Drawn(html, Png.of(paper.done()), FigureWords.of(lanes));
    }

    /** All that the picture says, for a reader who cannot see it. */
    private static String alt(Figure figure) {
        String numbers = FigureWords.numbers(figure).stream().map(String::strip).collect(Collectors.joining(". "));
        return figure.title() + ". " + FigureWords.altWithoutVerdict(figure) + " " + numbers;
    }

    /** The verdict stands below the box, where it is seen without scrolling. */
    private static Drawn inNumbers(Figure figure) {
        var rows = FigureTable.of(figure);
        var table = new Table(rows.title(), rows.columns(), rows.rows(), null, rows.alt());
        String html = NO_TALLER_THAN_A_PICTURE + TableHtml.of(table) + "</div>"
                + (rows.verdict() == null ? "" : Html.callout(rows.verdict()));
        return new Drawn(html, null, FigureWords.of(figure));
    }

    private static Drawn picture(Picture picture) {
        byte[] png = Png.of(onPaper(picture.image()));
        int width = Math.min(Paper.WIDTH, picture.image().getWidth());
        return new Drawn(Html.card(png, width, picture.alt(), null), png, FigureWords.of(picture));
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
        List<Drawn> parts =
                sheet.figures().stream().map(figure -> part(figure, canPaint)).toList();
        var pictures = new ArrayList<byte[]>();
        parts.stream().map(Drawn::png).filter(Objects::nonNull).forEach(pictures::add);
        byte[] png = pictures.isEmpty() ? null : pictures.size() == 1 ? pictures.getFirst() : Stack.of(pictures);
        return new Drawn(parts.stream().map(Drawn::html).collect(Collectors.joining("\n")), png, FigureWords.of(sheet));
    }
}
