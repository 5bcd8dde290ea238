package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.HashMap;
import java.util.Map;
import yourcores.figure.Lanes.Arrow;
import yourcores.figure.Lanes.Mark;

/** Draws what lies over the spans of lanes: arrows and marks. */
final class LanesOverlay {
    private static final BasicStroke SHAFT = new BasicStroke(1.8f);
    private static final BasicStroke CASING = new BasicStroke(4.6f);
    private static final double HEAD = 8;
    private static final Color PLATE = new Color(255, 255, 255, 235);

    private final Paper paper;
    private final Frame frame;
    private final double top;
    private final double pitch;
    private final Font font;
    private final Map<Integer, Double> written = new HashMap<>();

    LanesOverlay(Paper paper, Frame frame, double top, double pitch, Font font) {
        this.paper = paper;
        this.frame = frame;
        this.top = top;
        this.pitch = pitch;
        this.font = font;
    }

    private double middle(int lane) {
        return top + (lane + 0.5) * pitch;
    }

    /** From the lane that waits to the lane that it waits for. */
    void draw(Arrow arrow) {
        if (arrow.from() != arrow.to()) {
            arrow(paper, frame.x(arrow.at()), middle(arrow.from()), middle(arrow.to()));
        }
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

    /** A triangle that points at the moment, and its words where there is room. */
    void draw(Mark mark) {
        double x = frame.x(mark.at());
        double y = middle(mark.lane());
        triangle(paper, x, y);
        double wide = Type.width(font, mark.label()) + 8;
        double left = x + 9 + wide <= Paper.WIDTH - 4 ? x + 8 : x - 8 - wide;
        if (left < Math.max(frame.plot().x, written.getOrDefault(mark.lane(), 0.0))) {
            return;
        }
        written.put(mark.lane(), left + wide);
        double high = Math.min(pitch - 4, Type.height(font) + 2);
        paper.fill(PLATE, new RoundRectangle2D.Double(left, y - high / 2, wide, high, 6, 6));
        paper.write(mark.label(), font, Palette.INK, left + 4, y + Type.ascent(font) * 0.36);
    }

    static void triangle(Paper paper, double x, double tip) {
        paper.fill(Palette.PAPER, head(x, tip + 3, -16, 8.5));
        paper.fill(Palette.INK, head(x, tip, -11, 6));
    }
}
