package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** The mark of a point: a shape with a light rim, so that marks on top of each other stay countable. */
final class PointMark extends Marker {
    private static final BasicStroke RIM = new BasicStroke(1.6f);
    private static final BasicStroke LINE = new BasicStroke(2.8f);

    private final Shape shape;
    private final Color color;
    private final boolean hollow;

    private PointMark(Shape shape, Color color, boolean hollow) {
        this.shape = shape;
        this.color = color;
        this.hollow = hollow;
    }

    static PointMark dot(Color color) {
        return new PointMark(new Ellipse2D.Double(-6, -6, 12, 12), color, false);
    }

    static PointMark hollow(int n, Color color) {
        return new PointMark(shape(n + 1), color, true);
    }

    static PointMark series(int n, Color color) {
        return new PointMark(shape(n), color, n / 5 % 2 == 1);
    }

    private static Shape shape(int n) {
        return switch (n % 5) {
            case 0 -> new Ellipse2D.Double(-6, -6, 12, 12);
            case 1 -> polygon(0, -9, 9, 0, 0, 9, -9, 0);
            case 2 -> new Rectangle2D.Double(-5.5, -5.5, 11, 11);
            case 3 -> polygon(0, -7.5, 7.5, 5.5, -7.5, 5.5);
            default -> polygon(0, 7.5, 7.5, -5.5, -7.5, -5.5);
        };
    }

    private static Shape polygon(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    @Override
    public void paint(Graphics2D pen, double x, double y, int size) {
        var here = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
        pen.setColor(hollow ? Palette.PAPER : color);
        pen.fill(here);
        pen.setColor(hollow ? color : Palette.PAPER);
        pen.setStroke(hollow ? LINE : RIM);
        pen.draw(here);
    }
}
