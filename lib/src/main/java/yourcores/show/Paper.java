package yourcores.show;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A light sheet to draw on, measured in CSS pixels and kept at twice that resolution. */
final class Paper {
    /** Pixels of the picture for one pixel of the page. */
    static final int SHARPNESS = 2;

    static final int WIDTH = 760;

    private final BufferedImage image;
    final Graphics2D pen;

    Paper(double height) {
        image = new BufferedImage(WIDTH * SHARPNESS, (int) Math.ceil(height) * SHARPNESS, BufferedImage.TYPE_INT_RGB);
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
    }

    void writeCentred(String text, Font font, Color color, double x, double baseLine) {
        write(text, font, color, x - Type.width(font, text) / 2, baseLine);
    }

    void writeFlushRight(String text, Font font, Color color, double x, double baseLine) {
        write(text, font, color, x - Type.width(font, text), baseLine);
    }

    BufferedImage done() {
        pen.dispose();
        return image;
    }
}
