package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import yourcores.figure.Lanes.Activity;

/** Fills a box with the colour and the hatching of an activity: the hatching survives print in grey. */
final class Hatch {
    private static final BasicStroke THIN = new BasicStroke(1.4f);
    private static final BasicStroke RIM = new BasicStroke(1f);

    private Hatch() {}

    static void fill(Graphics2D pen, Rectangle2D box, Activity activity) {
        pen.setColor(Palette.of(activity));
        pen.fill(box);
        if (activity != Activity.RUNS) {
            var inside = (Graphics2D) pen.create();
            inside.clip(box);
            inside.setStroke(THIN);
            draw(inside, box, activity);
            inside.dispose();
        }
        pen.setColor(
                activity == Activity.WAITS
                        ? new Color(0x9A9A9A)
                        : Palette.of(activity).darker());
        pen.setStroke(RIM);
        pen.draw(box);
    }

    private static void draw(Graphics2D pen, Rectangle2D box, Activity activity) {
        switch (activity) {
            case RUNS -> {}
            case HOLDS -> {
                pen.setColor(new Color(0x7A5200));
                slant(pen, box, 9, 1);
            }
            case WAITS -> {
                pen.setColor(new Color(0x8A8A8A));
                for (double x = box.getX() + 5; x < box.getMaxX(); x += 9) {
                    double y = box.getCenterY();
                    pen.fill(new Rectangle2D.Double(x, y - 1, 2, 2));
                }
            }
            case FAILS -> {
                pen.setColor(Palette.PAPER);
                slant(pen, box, 8, 1);
                slant(pen, box, 8, -1);
            }
        }
    }

    private static void slant(Graphics2D pen, Rectangle2D box, double apart, int direction) {
        double tall = box.getHeight();
        for (double x = box.getX() - tall; x < box.getMaxX() + tall; x += apart) {
            double from = direction > 0 ? box.getMaxY() : box.getY();
            pen.draw(new Line2D.Double(x, from, x + tall, from - direction * tall));
        }
    }
}
