package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Network;
import yourcores.figure.Network.Arrow;
import yourcores.figure.Network.Kind;
import yourcores.figure.Network.Node;

/** Draws names on a ring, and arrows bent outwards between them, so that there and back are two arrows. */
final class NetworkPlot {
    private static final double MARGIN = 14;
    private static final double BOX = 36;
    private static final double WIDEST = 190;
    private static final double HEAD = 13;
    private static final double BEND = 0.2;
    private static final int STEPS = 60;
    private static final BasicStroke SHAFT = new BasicStroke(2f);
    private static final BasicStroke HEAVY = new BasicStroke(3.4f);
    private static final Color MARKED = new Color(0xA03A00);
    private static final Color PLATE = new Color(255, 255, 255, 242);

    private final Paper paper;
    private final Network figure;
    private final List<Rectangle2D> boxes;

    private NetworkPlot(Paper paper, Network figure, List<Rectangle2D> boxes) {
        this.paper = paper;
        this.figure = figure;
        this.boxes = boxes;
    }

    static Paper draw(Network figure) {
        var header = new Header(figure.title(), keys(figure));
        double ring = ring(figure.nodes().size());
        double top = header.height() + 6;
        var paper = new Paper(top + ring + MARGIN);
        header.draw(paper);
        var plot = new NetworkPlot(paper, figure, boxes(figure.nodes(), top, ring));
        figure.arrows().stream().filter(arrow -> !arrow.marked()).forEach(plot::shaft);
        figure.arrows().stream().filter(Arrow::marked).forEach(plot::shaft);
        for (int n = 0; n < plot.boxes.size(); n++) {
            plot.node(figure.nodes().get(n), plot.boxes.get(n));
        }
        figure.arrows().forEach(plot::label);
        return paper;
    }

    private static List<Header.Key> keys(Network figure) {
        var keys = new ArrayList<Header.Key>();
        keys.add(new Header.Key(
                (paper, x, middle, width) ->
                        arrow(paper, Palette.INK, SHAFT, List.of(point(x, middle), point(x + width, middle))),
                "waits for"));
        if (figure.arrows().stream().anyMatch(Arrow::marked)) {
            keys.add(new Header.Key(
                    (paper, x, middle, width) ->
                            arrow(paper, MARKED, HEAVY, List.of(point(x, middle), point(x + width, middle))),
                    "part of a circle"));
        }
        return keys;
    }

    /** How high the ring is. */
    private static double ring(int nodes) {
        return nodes <= 2 ? 170 : Math.min(560, 170 + 45 * nodes);
    }

    private static List<Rectangle2D> boxes(List<Node> nodes, double top, double ring) {
        double wide = nodes.stream()
                .mapToDouble(node -> Math.min(WIDEST, Type.width(Type.LABEL, node.label()) + 26))
                .max()
                .orElse(0);
        double across = Math.min((Paper.WIDTH - wide) / 2 - MARGIN, 90 + 0.55 * ring);
        double up = nodes.size() <= 2 ? 0 : ring / 2 - BOX;
        var boxes = new ArrayList<Rectangle2D>();
        for (int n = 0; n < nodes.size(); n++) {
            double angle = 2 * Math.PI * n / nodes.size() - (nodes.size() <= 2 ? Math.PI : Math.PI / 2);
            double x = Paper.WIDTH / 2.0 + across * Math.cos(angle);
            double y = top + ring / 2 + up * Math.sin(angle);
            double own = Math.min(WIDEST, Type.width(Type.LABEL, nodes.get(n).label()) + 26);
            boxes.add(new Rectangle2D.Double(x - own / 2, y - BOX / 2, own, BOX));
        }
        return boxes;
    }

    private void node(Node node, Rectangle2D box) {
        boolean unknown = node.kind() == Kind.UNKNOWN;
        double rim = node.kind() == Kind.MARKED ? 3 : 1.6;
        paper.fill(node.kind() == Kind.MARKED ? MARKED : Palette.QUIET, round(box, 0));
        paper.fill(unknown ? Palette.SHADE : Palette.PAPER, round(box, rim));
        var words = Type.cut(Type.LABEL, node.label(), box.getWidth() - 12);
        paper.writeCentred(
                words,
                Type.LABEL,
                unknown ? Palette.QUIET : Palette.INK,
                box.getCenterX(),
                box.getCenterY() + Type.ascent(Type.LABEL) * 0.36);
    }

    private static RoundRectangle2D round(Rectangle2D box, double inset) {
        return new RoundRectangle2D.Double(
                box.getX() + inset,
                box.getY() + inset,
                box.getWidth() - 2 * inset,
                box.getHeight() - 2 * inset,
                10,
                10);
    }

    private void shaft(Arrow arrow) {
        var way = way(arrow);
        if (way.size() > 1) {
            arrow(paper, arrow.marked() ? MARKED : Palette.INK, arrow.marked() ? HEAVY : SHAFT, way);
        }
    }

    /** The middle of the curve lies half as far out as the point that bends it. */
    private void label(Arrow arrow) {
        if (arrow.label().isBlank()) {
            return;
        }
        var middle = on(arrow, 0.5);
        var words = Type.cut(Type.SMALL, arrow.label(), 230);
        double wide = Type.width(Type.SMALL, words) + 10;
        double high = Type.height(Type.SMALL) + 4;
        double x = Math.clamp(middle.getX(), MARGIN + wide / 2, Paper.WIDTH - MARGIN - wide / 2);
        paper.fill(PLATE, new RoundRectangle2D.Double(x - wide / 2, middle.getY() - high / 2, wide, high, 6, 6));
        paper.writeCentred(words, Type.SMALL, Palette.INK, x, middle.getY() + Type.ascent(Type.SMALL) * 0.36);
    }

    /** The part of the curve that lies outside both boxes; a loop above the box for who points at itself. */
    private List<Point2D> way(Arrow arrow) {
        var way = new ArrayList<Point2D>();
        var from = boxes.get(arrow.from());
        var to = grown(boxes.get(arrow.to()));
        for (int step = 0; step <= STEPS; step++) {
            var here = on(arrow, step / (double) STEPS);
            if (arrow.from() == arrow.to() ? !from.contains(here) : !from.contains(here) && !to.contains(here)) {
                way.add(here);
            }
        }
        return way;
    }

    private static Rectangle2D grown(Rectangle2D box) {
        return new Rectangle2D.Double(box.getX() - 4, box.getY() - 4, box.getWidth() + 8, box.getHeight() + 8);
    }

    private Point2D on(Arrow arrow, double t) {
        var from = boxes.get(arrow.from());
        var to = boxes.get(arrow.to());
        double x0 = from.getCenterX();
        double y0 = from.getCenterY();
        double x1 = to.getCenterX();
        double y1 = to.getCenterY();
        if (arrow.from() == arrow.to()) { // a loop
            double angle = Math.PI * (0.85 - 0.7 * t);
            double out = 0.5 + 1.4 * Math.sin(Math.PI * t);
            return point(x0 + 42 * Math.cos(angle), y0 - BOX * out * Math.sin(angle));
        }
        double bendX = (x0 + x1) / 2 + (y1 - y0) * BEND;
        double bendY = (y0 + y1) / 2 - (x1 - x0) * BEND;
        double rest = 1 - t;
        return point(
                rest * rest * x0 + 2 * rest * t * bendX + t * t * x1,
                rest * rest * y0 + 2 * rest * t * bendY + t * t * y1);
    }

    private static Point2D point(double x, double y) {
        return new Point2D.Double(x, y);
    }

    private static void arrow(Paper paper, Color color, BasicStroke stroke, List<Point2D> way) {
        var tip = way.getLast();
        int last = way.size() - 1;
        while (last > 0 && way.get(last).distance(tip) < HEAD - 2) {
            last--;
        }
        var neck = way.get(last);
        for (int n = 0; n < last; n++) {
            paper.line(
                    color,
                    stroke,
                    way.get(n).getX(),
                    way.get(n).getY(),
                    way.get(n + 1).getX(),
                    way.get(n + 1).getY());
        }
        double length = Math.max(1, neck.distance(tip));
        double alongX = (tip.getX() - neck.getX()) / length;
        double alongY = (tip.getY() - neck.getY()) / length;
        var head = new Path2D.Double();
        head.moveTo(tip.getX(), tip.getY());
        head.lineTo(tip.getX() - HEAD * alongX + 6 * alongY, tip.getY() - HEAD * alongY - 6 * alongX);
        head.lineTo(tip.getX() - HEAD * alongX - 6 * alongY, tip.getY() - HEAD * alongY + 6 * alongX);
        head.closePath();
        paper.fill(color, head);
        if (last == 0) {
            paper.line(
                    color,
                    stroke,
                    neck.getX(),
                    neck.getY(),
                    tip.getX() - (HEAD - 2) * alongX,
                    tip.getY() - (HEAD - 2) * alongY);
        }
    }
}
