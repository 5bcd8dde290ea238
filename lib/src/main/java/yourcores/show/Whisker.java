package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** The bar of an interval, with a cap at each end. */
final class Whisker {
    private static final BasicStroke STROKE = new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double CAP = 9;

    private Whisker() {}

    static void draw(Graphics2D pen, Color color, double x, double top, double bottom) {
        pen.setColor(color);
        pen.setStroke(STROKE);
        pen.draw(new Line2D.Double(x, top, x, bottom));
        pen.draw(new Line2D.Double(x - CAP, top, x + CAP, top));
        pen.draw(new Line2D.Double(x - CAP, bottom, x + CAP, bottom));
    }

    static void drawFlat(Graphics2D pen, Color color, double left, double right, double y) {
        pen.setColor(color);
        pen.setStroke(STROKE);
        pen.draw(new Line2D.Double(left, y, right, y));
        pen.draw(new Line2D.Double(left, y - CAP, left, y + CAP));
        pen.draw(new Line2D.Double(right, y - CAP, right, y + CAP));
    }
}
