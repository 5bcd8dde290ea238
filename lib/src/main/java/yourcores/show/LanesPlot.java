package yourcores.show;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import yourcores.figure.Lanes;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Lane;
import yourcores.figure.Lanes.Span;

/** Draws who did what when. */
final class LanesPlot {
    private static final double MOST_FOR_NAMES = 240;
    private static final double THINNEST = 1.5;
    private static final double THINNEST_FAILURE = 5;

    private LanesPlot() {}

    static Paper draw(Lanes figure) {
        var lanes = figure.lanes();
        var header = new Header(figure.title(), LanesKeys.of(figure));
        double pitch = pitch(lanes.size());
        var font = pitch > 30 ? Type.LABEL : pitch > 21 ? Type.SMALL : Type.SMALL.deriveFont(13f);
        double names = lanes.stream()
                .mapToDouble(l -> Type.width(font, l.name()))
                .max()
                .orElse(0);
        double left = 14 + Math.min(names, MOST_FOR_NAMES) + 10;
        double top = header.height() + 6;
        double height = Math.max(1, lanes.size()) * pitch + 6;
        var plot = new Rectangle2D.Double(left, top, Paper.WIDTH - left - 26, height);
        var frame = new PlotFrame(plot, time(figure), new Scale(0, 0, 1, List.of()));
        var paper = new Paper(top + height + PlotFrame.below());
        header.draw(paper);
        frame.drawGrid(paper);
        var over = new LanesOverlay(paper, frame, top + 3, pitch);
        figure.arrows().forEach(over::place);
        for (int n = 0; n < lanes.size(); n++) {
            double laneTop = top + 3 + n * pitch;
            int lane = n;
            drawName(paper, frame, lanes.get(n), laneTop + pitch / 2, font);
            var labels = new LaneLabels(paper, frame.plot(), font, laneTop, pitch, over.across(n));
            var marks =
                    figure.marks().stream().filter(mark -> mark.lane() == lane).toList();
            if (LanesKeys.commonMark(figure).isEmpty()) {
                marks.forEach(mark -> labels.beside(frame.x(mark.at()), frame.x(mark.at()), mark.label()));
            }
            drawSpans(paper, frame, lanes.get(n), laneTop, pitch, labels);
            marks.forEach(mark -> LanesOverlay.triangle(paper, frame.x(mark.at()), laneTop + pitch / 2));
        }
        over.draw();
        frame.drawAxes(paper, figure.time());
        return paper;
    }

    private static Scale time(Lanes figure) {
        var spans =
                figure.lanes().stream().flatMap(lane -> lane.spans().stream()).toList();
        double low = spans.stream().mapToDouble(Span::from).min().orElse(Double.POSITIVE_INFINITY);
        double high = spans.stream().mapToDouble(Span::to).max().orElse(Double.NEGATIVE_INFINITY);
        for (var mark : figure.marks()) {
            low = Math.min(low, mark.at());
            high = Math.max(high, mark.at());
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
        var start = low <= 0.4 * high ? Scale.Start.ZERO : Scale.Start.NEAR_VALUES;
        return Scale.of(figure.time(), low, high, start, false, 9);
    }

    private static double pitch(int lanes) {
        return lanes <= 10 ? 38 : lanes <= 20 ? 27 : 20;
    }

    private static void drawName(Paper paper, PlotFrame frame, Lane lane, double middle, Font font) {
        Font fitting = Type.fit(font, lane.name(), MOST_FOR_NAMES);
        String name = Type.cut(fitting, lane.name(), MOST_FOR_NAMES);
        double base = middle + Type.ascent(fitting) * 0.36;
        paper.writeFlushRight(name, fitting, Palette.INK, frame.plot().x - 9, base);
        paper.fill(Palette.GRID, new Rectangle2D.Double(frame.plot().x, middle - 0.5, frame.plot().width, 1));
    }

    private static void drawSpans(
            Paper paper, PlotFrame frame, Lane lane, double top, double pitch, LaneLabels labels) {
        double gap = pitch > 30 ? 4 : 2;
        String failure = null;
        for (Span span : lane.spans().reversed()) {
            boolean fails = span.activity() == Activity.FAILS;
            if (fails && span.label() != null && !span.label().equals(failure)) {
                failure = span.label();
                labels.ofFailure(frame.x(span.from()), frame.x(span.to()), failure);
            }
        }
        for (Span span : lane.spans()) {
            double from = frame.x(span.from());
            double thinnest = span.activity() == Activity.FAILS ? THINNEST_FAILURE : THINNEST;
            double width = Math.max(thinnest, frame.x(span.to()) - from);
            var box = part(new Rectangle2D.Double(from, top + gap, width, pitch - 2 * gap), span.group());
            paper.fill(span.activity(), box);
            if (span.activity() != Activity.FAILS && span.group() == null) {
                labels.inside(box, span);
            }
        }
        labels.draw();
    }

    /** A group takes so much of the height as its spans take of the time. */
    private static Rectangle2D part(Rectangle2D whole, Lanes.Group group) {
        if (group == null) {
            return whole;
        }
        double high = Math.max(THINNEST, group.share() * whole.getHeight());
        double low = Math.max(whole.getY() + high, whole.getMaxY() - group.below() * whole.getHeight());
        return new Rectangle2D.Double(whole.getX(), low - high, whole.getWidth(), high);
    }
}
