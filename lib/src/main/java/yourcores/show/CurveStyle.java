package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import yourcores.figure.Curve;
import yourcores.figure.Curve.Role;

/**
 * How a curve looks: what its role asks for. The second and later curves of one role differ by the colours of equals.
 *
 * @param line {@code null} where points are not joined
 * @param mark {@code null} where points are not marked
 * @param turn how many curves of the same role come before it
 */
record CurveStyle(Color color, BasicStroke line, PointMark mark, int turn) {
    private static final int FEW = 24;
    private static final int MARKS = 7;

    /**
     * @param n how many curves of this role come before it
     * @param alone whether it is the only one of its role
     */
    static CurveStyle of(Curve curve, int n, boolean alone) {
        Color equal = Palette.series(n);
        return switch (curve.role()) {
            case MEASURED -> {
                Color color = alone ? Palette.VERMILLION : equal;
                yield new CurveStyle(color, null, n == 0 ? PointMark.dot(color) : PointMark.series(n, color), n);
            }
            case EMULATED -> {
                Color color = alone ? Palette.GREEN : equal;
                yield new CurveStyle(color, null, PointMark.hollow(n, color), n);
            }
            case PREDICTED -> new CurveStyle(alone ? Palette.BLUE : equal, stroke(3), null, n);
            case FITTED -> new CurveStyle(alone ? Palette.PURPLE : equal, stroke(3, 11, 7), null, n);
            case IDEAL -> new CurveStyle(new Color(0x8C8C8C), stroke(1.6f), null, n);
            case BOUND -> new CurveStyle(new Color(0x555555), stroke(1.8f, 3, 4), null, n);
            case SERIES -> new CurveStyle(equal, dashed(n), PointMark.series(n, equal), n);
        };
    }

    private static BasicStroke dashed(int n) {
        return switch (n / Palette.size() % 3) {
            case 0 -> stroke(2.6f);
            case 1 -> stroke(2.6f, 10, 6);
            default -> stroke(2.6f, 3, 5);
        };
    }

    private static BasicStroke stroke(float width, float... dash) {
        return new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash.length == 0 ? null : dash, 0);
    }

    /** Whether intervals are drawn as a band along the curve rather than as bars at its points. */
    static boolean hasBand(Curve curve) {
        return switch (curve.role()) {
            case MEASURED, EMULATED -> false;
            case PREDICTED, FITTED, IDEAL, BOUND -> curve.points().stream().anyMatch(p -> p.interval() != null);
            case SERIES ->
                curve.points().size() > FEW && curve.points().stream().anyMatch(p -> p.interval() != null);
        };
    }

    /** Whether this point carries the mark: each of few, some of many, not those that the neighbours mark. */
    boolean marks(Curve curve, int point) {
        int points = curve.points().size();
        if (curve.role() != Role.SERIES || points <= FEW) {
            return true;
        }
        int every = points / MARKS;
        return point % every == (turn * 2) % every;
    }

    /** How far apart the dashes begin; 0 where the line is whole. */
    double dashPeriod() {
        return line == null || line.getDashArray() == null ? 0 : line.getDashArray()[0] + line.getDashArray()[1];
    }

    /** The same hue, light enough to see what lies under it. */
    Color veil() {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), 48);
    }

    Header.Key key(Curve curve, String note) {
        return new Header.Key(
                (paper, x, middle, width) -> sample(paper.pen, x, middle, width, curve), curve.name() + note);
    }

    private void sample(Graphics2D pen, double x, double middle, double width, Curve curve) {
        if (hasBand(curve)) {
            pen.setColor(veil());
            pen.fill(new Rectangle2D.Double(x, middle - 7, width, 14));
        }
        pen.setColor(color);
        if (line != null) {
            pen.setStroke(line);
            pen.draw(new Line2D.Double(x, middle, x + width, middle));
        } else {
            Whisker.draw(pen, color, x + width / 2, middle - 9, middle + 9);
        }
        if (mark != null) {
            mark.paint(pen, x + width / 2, middle, 0);
        }
    }
}
