package yourcores.show;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import yourcores.figure.Bars;
import yourcores.figure.Bars.Bar;

/** Draws bars to the right of their labels, each with its number and, where it is judged, its grade as a word. */
final class BarsPlot {
    private static final double MOST_FOR_LABELS = 270;
    private static final int FEW = 7;
    private static final int MANY = 14;

    private BarsPlot() {}

    static BufferedImage draw(Bars figure) {
        var bars = figure.bars();
        double least = bars.size() > MANY ? 26 : bars.size() > FEW ? 30 : 40;
        Font font = bars.size() > MANY ? Type.SMALL : Type.LABEL;
        double line = Type.height(font);
        var labels = bars.stream()
                .map(bar -> Type.wrap(font, bar.label(), MOST_FOR_LABELS))
                .toList();
        double forLabels = labels.stream()
                .flatMap(List::stream)
                .mapToDouble(l -> Type.width(font, l))
                .max()
                .orElse(0);
        double forNumbers = bars.stream()
                .mapToDouble(bar -> Type.width(font, number(figure, bar)))
                .max()
                .orElse(0);
        double left = Math.ceil(14 + forLabels + 10);
        var scale = scale(figure);
        boolean intervals = bars.stream().anyMatch(bar -> bar.interval() != null);
        var header = new Header(figure.title(), intervals ? List.of(intervalKey()) : List.of());
        double top = header.height() + 6;
        double height = labels.stream().mapToDouble(l -> pitch(l, line, least)).sum() + 8;
        var plot = new Rectangle2D.Double(left, top, Paper.WIDTH - left - forNumbers - 32, Math.max(40, height));
        var frame = new PlotFrame(plot, scale, new Scale(0, 0, 1, List.of()));
        var paper = new Paper(top + plot.height + PlotFrame.below());
        header.draw(paper);
        frame.drawGrid(paper);
        double y = top + 4;
        for (int n = 0; n < bars.size(); n++) {
            double pitch = pitch(labels.get(n), line, least);
            drawBar(paper, frame, figure, bars.get(n), labels.get(n), y, pitch, font);
            y += pitch;
        }
        frame.drawAxes(paper, figure.value());
        return paper.done();
    }

    private static double pitch(List<String> label, double line, double least) {
        return Math.max(label.size() * line + 6, least);
    }

    private static Scale scale(Bars figure) {
        boolean log = figure.value().logarithmic();
        double low = log ? Double.POSITIVE_INFINITY : 0;
        double high = log ? Double.NEGATIVE_INFINITY : 0;
        for (var bar : figure.bars().stream().filter(Bar::told).toList()) {
            double least = bar.interval() == null
                    ? bar.value()
                    : Math.min(bar.value(), bar.interval().low());
            double most = bar.interval() == null
                    ? bar.value()
                    : Math.max(bar.value(), bar.interval().high());
            low = log && least <= 0 || Double.isInfinite(least) ? low : Math.min(low, least);
            high = Double.isInfinite(most) ? Math.max(high, bar.value()) : Math.max(high, most);
        }
        if (low > high) {
            low = high = 1;
        }
        return Scale.of(figure.value(), log ? low / 2 : low, high, Scale.Start.ZERO, false, 6);
    }

    private static Header.Key intervalKey() {
        return new Header.Key(
                (paper, x, middle, width) -> Whisker.drawFlat(paper.pen, Palette.INK, x + 4, x + width - 4, middle),
                "interval");
    }

    private static String number(Bars figure, Bar bar) {
        return FigureWords.value(figure, bar)
                + (bar.grade() == Bars.Grade.PLAIN ? "" : "  " + FigureWords.of(bar.grade()));
    }

    private static void drawBar(
            Paper paper,
            PlotFrame frame,
            Bars figure,
            Bar bar,
            List<String> label,
            double top,
            double pitch,
            Font font) {
        double base = top + (pitch - label.size() * Type.height(font)) / 2 + Type.ascent(font);
        for (var words : label) {
            paper.writeFlushRight(words, font, Palette.INK, frame.plot().x - 9, base);
            base += Type.height(font);
        }
        if (!bar.told()) {
            return;
        }
        double thick = Math.min(pitch - 6, 28);
        double middle = top + pitch / 2;
        double zero = frame.x().base() == 0 ? frame.x(0) : frame.plot().x;
        double end = frame.x(bar.value());
        paper.pen.setColor(Palette.of(bar.grade()));
        double length = Math.max(Math.abs(end - zero), bar.value() == 0 ? 0 : 1.5);
        paper.pen.fill(new Rectangle2D.Double(Math.min(zero, end), middle - thick / 2, length, thick));
        double right = Math.max(zero, end);
        if (bar.interval() != null) {
            double from = Math.max(frame.plot().x, frame.x(bar.interval().low()));
            double to = Math.min(frame.plot().getMaxX(), frame.x(bar.interval().high()));
            Whisker.drawFlat(paper.pen, Palette.INK, from, to, middle);
            right = Math.max(right, to + 2);
        }
        paper.write(number(figure, bar), font, Palette.INK, right + 8, middle + Type.ascent(font) * 0.36);
    }
}
