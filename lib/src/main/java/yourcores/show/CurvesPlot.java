package yourcores.show;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;
import yourcores.figure.Curves;
import yourcores.figure.Point;
import yourcores.figure.Region;
import yourcores.show.Scale.Start;

/** Draws curves: axes, grid, regions and intervals here, the curves themselves by XChart. */
final class CurvesPlot {
    private static final double PLOT_HEIGHT = 310;
    private static final double STRIP = Math.ceil(Type.height(Type.SMALL)) + 8;

    /** How far the bar of an interval without an end runs out of the plot. */
    private static final double BEYOND = 10;

    private record Styled(Curve curve, CurveStyle style) {}

    private CurvesPlot() {}

    static BufferedImage draw(Curves figure) {
        var styled = styled(figure.curves());
        var range = Range.of(figure);
        var x = Scale.of(figure.x(), range.left(), range.right(), Start.NEAR_VALUES, range.whole(), 11);
        var y = Scale.of(figure.y(), range.low(), range.high(), Start.ZERO_WITH_ROOM, false, 9);
        var keys = styled.stream()
                .map(s -> s.style().key(s.curve(), range.note(s.curve())))
                .toList();
        var header = new Header(figure.title(), keys);
        double top = Math.ceil(header.height()) + (figure.regions().isEmpty() ? 8 : STRIP);
        double left = Math.ceil(PlotFrame.left(y));
        var frame = new PlotFrame(new Rectangle2D.Double(left, top, Paper.WIDTH - left - 26, PLOT_HEIGHT), x, y);
        var paper = new Paper(top + PLOT_HEIGHT + PlotFrame.below());
        header.draw(paper);
        figure.regions().forEach(region -> drawRegion(paper, frame, range, region));
        frame.drawGrid(paper);
        frame.drawAxes(paper, figure.x());
        frame.drawLeft(paper, figure.y());
        var byWeight = styled.stream()
                .sorted(Comparator.comparingInt(s -> weight(s.curve().role())))
                .toList();
        var within = (Graphics2D) paper.pen.create();
        within.clip(frame.plot());
        byWeight.forEach(s -> drawWhiskers(within, frame, s));
        within.dispose();
        var layer = new CurvesLayer(frame);
        byWeight.forEach(s -> layer.add(s.curve(), s.style()));
        layer.draw(paper.pen);
        return paper.done();
    }

    private static List<Styled> styled(List<Curve> curves) {
        var seen = new EnumMap<Role, Integer>(Role.class);
        var styled = new ArrayList<Styled>();
        for (var curve : curves) {
            int before = seen.merge(curve.role(), 1, Integer::sum) - 1;
            long all = curves.stream().filter(c -> c.role() == curve.role()).count();
            styled.add(new Styled(curve, CurveStyle.of(curve, before, all == 1)));
        }
        return styled;
    }

    /** What lies on top of what: the measured points over all the rest. */
    private static int weight(Role role) {
        return switch (role) {
            case IDEAL -> 0;
            case BOUND -> 1;
            case PREDICTED -> 2;
            case FITTED -> 3;
            case SERIES -> 4;
            case EMULATED -> 5;
            case MEASURED -> 6;
        };
    }

    private static void drawRegion(Paper paper, PlotFrame frame, Range range, Region region) {
        var plot = frame.plot();
        double left = region.from() <= range.left() ? plot.x : Math.min(frame.x(region.from()), plot.getMaxX());
        double right = region.to() >= range.right() ? plot.getMaxX() : Math.max(frame.x(region.to()), plot.x);
        if (right - left < 1) {
            return;
        }
        paper.pen.setColor(Palette.SHADE);
        paper.pen.fill(new Rectangle2D.Double(left, plot.y - STRIP, right - left, plot.height + STRIP));
        double room = Paper.WIDTH - 10 - plot.x;
        var font = Type.fit(Type.SMALL, region.label(), room);
        String label = Type.cut(font, region.label(), room);
        double half = Type.width(font, label) / 2;
        double middle = Math.max(plot.x + half, Math.min((left + right) / 2, Paper.WIDTH - 10 - half));
        paper.writeCentred(label, font, Palette.INK, middle, plot.y - STRIP + 4 + Type.ascent(Type.SMALL));
    }

    private static void drawWhiskers(Graphics2D pen, PlotFrame frame, Styled styled) {
        if (CurveStyle.hasBand(styled.curve())) {
            return;
        }
        for (Point point : styled.curve().points()) {
            if (point.interval() != null) {
                double top = Math.max(frame.y(point.interval().high()), frame.plot().y - BEYOND);
                double bottom =
                        Math.min(frame.y(point.interval().low()), frame.plot().getMaxY() + BEYOND);
                Whisker.draw(pen, styled.style().color(), frame.x(point.x()), top, bottom);
            }
        }
    }
}
