package yourcores.show;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;

/** Draws who did what when. */
final class LanesPlot {
    private static final double MOST_FOR_NAMES = 240;
    private static final double THINNEST = 1.5;

    private LanesPlot() {}

    static BufferedImage draw(Lanes figure) {
        var spans =
                figure.lanes().stream().flatMap(lane -> lane.spans().stream()).toList();
        double low = spans.stream().mapToDouble(Span::from).min().orElse(0);
        double high = spans.stream().mapToDouble(Span::to).max().orElse(1);
        var start = low <= 0.4 * high ? Scale.Start.ZERO : Scale.Start.NEAR_VALUES;
        var time = Scale.of(figure.time(), low, high, start, false, 9);
        var header = new Header(figure.title(), keys(spans));
        double pitch = pitch(figure.lanes().size());
        var font = pitch > 30 ? Type.LABEL : pitch > 21 ? Type.SMALL : Type.SMALL.deriveFont(13f);
        double names = figure.lanes().stream()
                .mapToDouble(l -> Type.width(font, l.name()))
                .max()
                .orElse(0);
        double left = 14 + Math.min(names, MOST_FOR_NAMES) + 10;
        double top = header.height() + 6;
        double height = Math.max(1, figure.lanes().size()) * pitch + 6;
        var plot = new Rectangle2D.Double(left, top, Paper.WIDTH - left - 26, height);
        var frame = new Frame(plot, time, new Scale(0, 0, 1, List.of()));
        var paper = new Paper(top + height + Frame.below());
        header.draw(paper);
        frame.drawGrid(paper);
        for (int n = 0; n < figure.lanes().size(); n++) {
            drawLane(paper, frame, figure.lanes().get(n), top + 3 + n * pitch, pitch, font);
        }
        frame.drawAxes(paper, figure.time());
        return paper.done();
    }

    private static double pitch(int lanes) {
        return lanes <= 10 ? 38 : lanes <= 20 ? 27 : 20;
    }

    private static List<Header.Key> keys(List<Span> spans) {
        return Arrays.stream(Activity.values())
                .filter(activity -> spans.stream().anyMatch(span -> span.activity() == activity))
                .map(activity -> new Header.Key(
                        (pen, x, middle, width) ->
                                Hatch.fill(pen, new Rectangle2D.Double(x, middle - 8, width, 16), activity),
                        Words.of(activity)))
                .toList();
    }

    private static void drawLane(Paper paper, Frame frame, Lane lane, double top, double pitch, Font font) {
        Font fitting = Type.fit(font, lane.name(), MOST_FOR_NAMES);
        String name = Type.cut(fitting, lane.name(), MOST_FOR_NAMES);
        double base = top + pitch / 2 + Type.ascent(fitting) * 0.36;
        paper.writeFlushRight(name, fitting, Palette.INK, frame.plot().x - 9, base);
        paper.pen.setColor(Palette.GRID);
        paper.pen.fill(new Rectangle2D.Double(frame.plot().x, top + pitch / 2 - 0.5, frame.plot().width, 1));
        double gap = pitch > 30 ? 4 : 2;
        for (Span span : lane.spans()) {
            double from = frame.x(span.from());
            double width = Math.max(THINNEST, frame.x(span.to()) - from);
            var box = new Rectangle2D.Double(from, top + gap, width, pitch - 2 * gap);
            Hatch.fill(paper.pen, box, span.activity());
            drawLabel(paper, span, box, font);
        }
    }

    private static void drawLabel(Paper paper, Span span, Rectangle2D box, Font font) {
        if (span.label() == null || span.label().isBlank() || box.getHeight() < Type.height(font) - 3) {
            return;
        }
        double wide = Type.width(font, span.label());
        if (wide + 12 > box.getWidth()) {
            return;
        }
        boolean plain = span.activity() == Activity.RUNS;
        if (!plain) {
            Graphics2D pen = paper.pen;
            pen.setColor(new Color(255, 255, 255, 225));
            pen.fill(new RoundRectangle2D.Double(
                    box.getCenterX() - wide / 2 - 4, box.getY() + 2, wide + 8, box.getHeight() - 4, 6, 6));
        }
        paper.writeCentred(
                span.label(),
                font,
                plain ? Palette.PAPER : Palette.INK,
                box.getCenterX(),
                box.getCenterY() + Type.ascent(font) * 0.36);
    }
}
