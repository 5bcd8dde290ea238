package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import yourcores.figure.Axis;

/** The place of a plot on its paper, its axes and its grid. */
record PlotFrame(Rectangle2D.Double plot, Scale x, Scale y) {
    private static final BasicStroke HAIR = new BasicStroke(1.2f);
    private static final BasicStroke AXIS = new BasicStroke(1.6f);

    double x(double value) {
        return plot.x + plot.width * x.share(value);
    }

    double y(double value) {
        return plot.y + plot.height * (1 - y.share(value));
    }

    private double xOf(Scale.Tick tick) {
        return plot.x + plot.width * (tick.place() - x.from()) / x.width();
    }

    private double yOf(Scale.Tick tick) {
        return plot.y + plot.height * (1 - (tick.place() - y.from()) / y.width());
    }

    void drawGrid(Paper paper) {
        for (var tick : x.ticks()) {
            paper.line(Palette.GRID, HAIR, xOf(tick), plot.y, xOf(tick), plot.getMaxY());
        }
        for (var tick : y.ticks()) {
            paper.line(Palette.GRID, HAIR, plot.x, yOf(tick), plot.getMaxX(), yOf(tick));
        }
    }

    /** Draws the lines of both axes and the labels of the lower one. */
    void drawAxes(Paper paper, Axis below) {
        paper.line(Palette.QUIET, AXIS, plot.x, plot.y, plot.x, plot.getMaxY());
        paper.line(Palette.QUIET, AXIS, plot.x, plot.getMaxY(), plot.getMaxX(), plot.getMaxY());
        double base = plot.getMaxY() + 7 + Type.ascent(Type.LABEL);
        for (var tick : x.ticks()) {
            paper.line(Palette.QUIET, AXIS, xOf(tick), plot.getMaxY(), xOf(tick), plot.getMaxY() + 5);
        }
        double free = 0;
        for (var tick : x.ticks()) {
            double half = Type.width(Type.LABEL, tick.label()) / 2;
            double middle = Math.min(xOf(tick), Paper.WIDTH - 8 - half);
            if (middle - half > free) {
                paper.writeCentred(tick.label(), Type.LABEL, Palette.INK, middle, base);
                free = middle + half + 8;
            }
        }
        Font font = Type.fit(Type.LABEL, FigureWords.title(below), Paper.WIDTH - 20);
        String title = Type.cut(font, FigureWords.title(below), Paper.WIDTH - 20);
        double wide = Type.width(font, title);
        double middle = Math.max(10 + wide / 2, Math.min(plot.getCenterX(), Paper.WIDTH - 10 - wide / 2));
        paper.writeCentred(title, font, Palette.INK, middle, base + Type.height(Type.LABEL) + 4);
    }

    /** Room that {@link #drawAxes} takes below the plot. */
    static double below() {
        return 7 + 2 * Type.height(Type.LABEL) + 12;
    }

    /** Draws the labels of the left axis, and its title along it. */
    void drawLeft(Paper paper, Axis left) {
        double drop = Type.ascent(Type.LABEL) * 0.36;
        for (var tick : y.ticks()) {
            paper.writeFlushRight(tick.label(), Type.LABEL, Palette.INK, plot.x - 8, yOf(tick) + drop);
        }
        Font font = Type.fit(Type.LABEL, FigureWords.title(left), plot.height + 50);
        String title = Type.cut(font, FigureWords.title(left), plot.height + 50);
        var before = paper.pen.getTransform();
        double x = 12 + Type.ascent(Type.LABEL);
        double half = Type.width(font, title) / 2;
        double middle = Math.max(plot.getCenterY(), half + 8);
        paper.pen.transform(AffineTransform.getTranslateInstance(x, middle));
        paper.pen.transform(AffineTransform.getRotateInstance(-Math.PI / 2));
        paper.writeCentred(title, font, Palette.INK, 0, 0);
        paper.pen.setTransform(before);
    }

    /** Room that {@link #drawLeft} takes to the left of the plot. */
    static double left(Scale y) {
        double labels = y.ticks().stream()
                .mapToDouble(t -> Type.width(Type.LABEL, t.label()))
                .max()
                .orElse(0);
        return 12 + Type.height(Type.LABEL) + 8 + labels + 8;
    }
}
