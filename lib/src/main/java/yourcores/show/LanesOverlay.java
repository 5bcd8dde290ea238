package yourcores.show;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Lanes.Arrow;

/** Draws what lies over the spans of lanes: arrows, and what points at moments. */
final class LanesOverlay {
    private static final BasicStroke SHAFT = new BasicStroke(1.8f);
    private static final BasicStroke CASING = new BasicStroke(4.6f);
    private static final double HEAD = 8;
    private static final double APART = 9;
    private static final int TRIES = 5;

    private record Placed(Arrow arrow, double x) {}

    private final Paper paper;
    private final PlotFrame frame;
    private final double top;
    private final double pitch;
    private final List<Placed> placed = new ArrayList<>();

    LanesOverlay(Paper paper, PlotFrame frame, double top, double pitch) {
        this.paper = paper;
        this.frame = frame;
        this.top = top;
        this.pitch = pitch;
    }

    private double middle(int lane) {
        return top + (lane + 0.5) * pitch;
    }

    /** Finds a place for an arrow: where its moment is, or a little later where another arrow is in the way. */
    void place(Arrow arrow) {
        if (arrow.from() == arrow.to()) {
            return;
        }
        double from = middle(arrow.from());
        double to = middle(arrow.to());
        double x = frame.x(arrow.at());
        for (int n = 0; n < TRIES && !isFree(x, from, to); n++) {
            x += APART;
        }
        placed.add(new Placed(arrow, x));
    }

    /** Where arrows begin at this lane, end at it, or cross it. */
    double[] across(int lane) {
        return placed.stream()
                .filter(one -> Math.min(one.arrow.from(), one.arrow.to()) <= lane
                        && lane <= Math.max(one.arrow.from(), one.arrow.to()))
                .mapToDouble(Placed::x)
                .toArray();
    }

    /** From the lanes that wait to those that they wait for. */
    void draw() {
        placed.forEach(one -> arrow(paper, one.x, middle(one.arrow.from()), middle(one.arrow.to())));
    }

    private boolean isFree(double x, double from, double to) {
        var place = place(x, from, to);
        return placed.stream()
                .noneMatch(one -> place.intersects(place(one.x, middle(one.arrow.from()), middle(one.arrow.to()))));
    }

    private static Rectangle2D place(double x, double from, double to) {
        return new Rectangle2D.Double(x, Math.min(from, to), APART, Math.abs(to - from));
    }

    static void arrow(Paper paper, double x, double from, double to) {
        double back = to > from ? -HEAD : HEAD;
        paper.line(Palette.PAPER, CASING, x, from, x, to + back);
        paper.fill(Palette.PAPER, head(x, to - Math.signum(back) * 2, back * 1.5, HEAD * 0.62 + 2.4));
        paper.fill(Palette.PAPER, new Ellipse2D.Double(x - 4.5, from - 4.5, 9, 9));
        paper.line(Palette.INK, SHAFT, x, from, x, to + back);
        paper.fill(Palette.INK, head(x, to, back, HEAD * 0.62));
        paper.fill(Palette.INK, new Ellipse2D.Double(x - 3, from - 3, 6, 6));
    }

    private static Path2D head(double x, double tip, double back, double half) {
        var head = new Path2D.Double();
        head.moveTo(x, tip);
        head.lineTo(x - half, tip + back);
        head.lineTo(x + half, tip + back);
        head.closePath();
        return head;
    }

    /** Points at a moment. */
    static void triangle(Paper paper, double x, double tip) {
        paper.fill(Palette.PAPER, head(x, tip + 3, -16, 8.5));
        paper.fill(Palette.INK, head(x, tip, -11, 6));
    }
}
