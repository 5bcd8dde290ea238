package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import yourcores.figure.Lanes.Activity;

/**
 * A light sheet to draw on, measured in CSS pixels and kept at twice that resolution. What is drawn by its own methods,
 * not by the pen, is kept as vectors too.
 */
final class Paper {
    /** Pixels of the picture for one pixel of the page. */
    static final int SHARPNESS = 2;

    static final int WIDTH = 760;

    private final BufferedImage image;
    private final Svg svg;
    final Graphics2D pen;

    Paper(double height) {
        image = new BufferedImage(WIDTH * SHARPNESS, (int) Math.ceil(height) * SHARPNESS, BufferedImage.TYPE_INT_RGB);
        svg = new Svg(WIDTH, (int) Math.ceil(height));
        pen = image.createGraphics();
        pen.setColor(Palette.PAPER);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(SHARPNESS, SHARPNESS);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Writes words with their base line's left end at this place. */
    void write(String text, Font font, Color color, double x, double baseLine) {
        pen.setFont(font);
        pen.setColor(color);
        pen.drawString(text, (float) x, (float) baseLine);
        svg.write(text, font, color, x, baseLine);
    }

    void writeCentred(String text, Font font, Color color, double x, double baseLine) {
        write(text, font, color, x - Type.width(font, text) / 2, baseLine);
    }

    void writeFlushRight(String text, Font font, Color color, double x, double baseLine) {
        write(text, font, color, x - Type.width(font, text), baseLine);
    }

    void line(Color color, BasicStroke stroke, double fromX, double fromY, double toX, double toY) {
        pen.setColor(color);
        pen.setStroke(stroke);
        pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
        svg.line(color, stroke.getLineWidth(), fromX, fromY, toX, toY);
    }

    void fill(Color color, Shape shape) {
        pen.setColor(color);
        pen.fill(shape);
        svg.fill(color, shape);
    }

    /** Fills a box as this activity looks. */
    void fill(Activity activity, Rectangle2D box) {
        Hatch.fill(pen, box, activity);
        svg.fill(activity, box);
    }

    /** What was drawn without the pen, as a document. */
    String svg() {
        return svg.document();
    }

    BufferedImage done() {
        pen.dispose();
        return image;
    }
}
