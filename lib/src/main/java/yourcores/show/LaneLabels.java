package yourcores.show;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import yourcores.figure.Lanes.Activity;
import yourcores.figure.Lanes.Span;

/** The words on one lane. Those that come first have the right of way; what finds no room is not written. */
final class LaneLabels {
    private static final Color PLATE = new Color(255, 255, 255, 242);
    private static final double PAD = 4;
    private static final double BESIDE = 8;
    private static final double ARROW = 8;

    private record Label(String words, double left, double width, boolean plain) {}

    private final Paper paper;
    private final Rectangle2D plot;
    private final Font font;
    private final double middle;
    private final double high;
    private final List<Label> arrows;
    private final List<Label> labels = new ArrayList<>();

    /** @param arrows where arrows are drawn over this lane: labels keep off them where they can */
    LaneLabels(Paper paper, Rectangle2D plot, Font font, double top, double pitch, double[] arrows) {
        this.paper = paper;
        this.plot = plot;
        this.font = font;
        this.arrows = DoubleStream.of(arrows)
                .mapToObj(x -> new Label("", x - ARROW, 2 * ARROW, true))
                .toList();
        this.middle = top + pitch / 2;
        this.high = Math.min(pitch - 5, Type.height(font) + 3);
    }

    /** Beside this place, right of it or left of it. */
    void beside(double from, double to, String words) {
        double width = Type.width(font, words) + 2 * PAD;
        double right = to + BESIDE;
        double left = from - BESIDE - width;
        if (right + width <= Paper.WIDTH - 4 && isFree(right, width)) {
            labels.add(new Label(words, right, width, false));
        } else if (left >= plot.getX() && isFree(left, width)) {
            labels.add(new Label(words, left, width, false));
        }
    }

    /** In the failed bar as much as it has room for; else the name of the exception beside it. */
    void ofFailure(double from, double to, String label) {
        var parts = label.split(": ", 3);
        var choices = parts.length < 2 ? List.of(label) : List.of(label, parts[0] + ": " + parts[1], parts[1]);
        for (var words : choices) {
            double width = Type.width(font, words) + 2 * PAD;
            double left = (from + to - width) / 2;
            if (width + PAD <= to - from && isFree(left, width)) {
                labels.add(new Label(words, left, width, false));
                return;
            }
        }
        beside(from, Math.max(to, from + BESIDE / 2), choices.getLast());
    }

    /** In the middle of the widest part of a box that is free. */
    void inside(Rectangle2D box, Span span) {
        if (span.label() == null || span.label().isBlank()) {
            return;
        }
        double width = Type.width(font, span.label()) + 2 * PAD;
        if (width + PAD > box.getWidth()) {
            return;
        }
        var offArrows = new ArrayList<>(labels);
        offArrows.addAll(arrows);
        if (!inside(box, span, width, offArrows)) {
            inside(box, span, width, labels);
        }
    }

    private boolean inside(Rectangle2D box, Span span, double width, List<Label> taken) {
        double start = box.getX();
        double bestFrom = start;
        double bestTo = start;
        var inWay = taken.stream()
                .filter(l -> l.left < box.getMaxX() && l.left + l.width > box.getX())
                .sorted((a, b) -> Double.compare(a.left, b.left))
                .toList();
        for (var label : inWay) {
            if (label.left - start > bestTo - bestFrom) {
                bestFrom = start;
                bestTo = label.left;
            }
            start = Math.max(start, label.left + label.width);
        }
        if (box.getMaxX() - start > bestTo - bestFrom) {
            bestFrom = start;
            bestTo = box.getMaxX();
        }
        if (width + PAD > bestTo - bestFrom) {
            return false;
        }
        boolean plain = span.activity() == Activity.RUNS;
        labels.add(new Label(span.label(), (bestFrom + bestTo - width) / 2, width, plain));
        return true;
    }

    private boolean isFree(double left, double width) {
        return labels.stream().noneMatch(l -> l.left < left + width && l.left + l.width > left);
    }

    void draw() {
        for (var label : labels) {
            if (!label.plain) {
                paper.fill(PLATE, new RoundRectangle2D.Double(label.left, middle - high / 2, label.width, high, 6, 6));
            }
            paper.write(
                    label.words,
                    font,
                    label.plain ? Palette.PAPER : Palette.INK,
                    label.left + PAD,
                    middle + Type.ascent(font) * 0.36);
        }
    }
}
