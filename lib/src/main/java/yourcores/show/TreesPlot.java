package yourcores.show;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import yourcores.figure.Trees;
import yourcores.figure.Trees.Node;
import yourcores.figure.Trees.Tree;

/** Draws what is combined with what: leaves at the bottom, each step a row higher. */
final class TreesPlot {
    /** More leaves than these, over all trees, and the trees stand one below the other. */
    private static final int SIDE_BY_SIDE = 18;

    private static final double MARGIN = 14;
    private static final double GAP = 26;
    private static final BasicStroke HAIR = new BasicStroke(1.2f);
    private static final BasicStroke EDGE = new BasicStroke(1.8f);

    private final Paper paper;
    private final double pitch;
    private final double left;

    private TreesPlot(Paper paper, double pitch, double left) {
        this.paper = paper;
        this.pitch = pitch;
        this.left = left;
    }

    static Paper draw(Trees figure) {
        var trees = figure.trees();
        int leaves = trees.stream().mapToInt(Tree::leaves).sum();
        int columns = leaves <= SIDE_BY_SIDE ? trees.size() : 1;
        int most = trees.stream().mapToInt(Tree::span).max().orElse(0);
        double pitch = Math.clamp(400.0 / Math.max(1, most), 26, 58);
        double left = MARGIN + Type.width(Type.SMALL, "step " + most) + 12;
        double column = (Paper.WIDTH - left - MARGIN - (columns - 1) * GAP) / columns;
        var header = new Header(figure.title(), keys(trees));
        double height = header.height();
        for (int n = 0; n < trees.size(); n += columns) {
            height += band(trees.subList(n, n + columns), pitch, column);
        }
        var plot = new TreesPlot(new Paper(height + MARGIN), pitch, left);
        header.draw(plot.paper);
        double top = header.height();
        for (int n = 0; n < trees.size(); n += columns) {
            var row = trees.subList(n, n + columns);
            plot.drawBand(row, top, column);
            top += band(row, pitch, column);
        }
        return plot.paper;
    }

    private static List<Header.Key> keys(List<Tree> trees) {
        var keys = new ArrayList<Header.Key>();
        keys.add(key("a value", false, false));
        keys.add(key("two combined", true, false));
        if (trees.stream().flatMap(tree -> tree.nodes().stream()).anyMatch(Node::marked)) {
            keys.add(key("where the ends differ", true, true));
        }
        return keys;
    }

    private static Header.Key key(String meaning, boolean combined, boolean marked) {
        return new Header.Key(
                (paper, x, middle, width) -> box(paper, x + width / 2, middle, 26, 18, combined, marked), meaning);
    }

    /** What a row of trees takes from top to bottom. */
    private static double band(List<Tree> row, double pitch, double column) {
        int most = row.stream().mapToInt(Tree::span).max().orElse(0);
        return names(row, column) * (Type.height(Type.LABEL) + 2) + (most + 1) * pitch + 12;
    }

    private static int names(List<Tree> row, double column) {
        return row.stream()
                .mapToInt(tree -> Type.wrap(Type.LABEL, tree.name(), column).size())
                .max()
                .orElse(1);
    }

    private void drawBand(List<Tree> row, double top, double column) {
        int most = row.stream().mapToInt(Tree::span).max().orElse(0);
        double line = Type.height(Type.LABEL) + 2;
        double names = names(row, column) * line;
        double bottom = top + names + (most + 0.5) * pitch + 6;
        for (int step = 0; step <= most; step++) {
            double y = bottom - step * pitch;
            paper.line(Palette.GRID, HAIR, left, y, Paper.WIDTH - MARGIN, y);
            var words = step == 0 ? "values" : "step " + step;
            paper.writeFlushRight(words, Type.SMALL, Palette.QUIET, left - 10, y + Type.ascent(Type.SMALL) * 0.36);
        }
        for (int n = 0; n < row.size(); n++) {
            double from = left + n * (column + GAP);
            var name = Type.wrap(Type.LABEL, row.get(n).name(), column);
            for (int i = 0; i < name.size(); i++) {
                paper.writeCentred(
                        name.get(i),
                        Type.LABEL,
                        Palette.INK,
                        from + column / 2,
                        top + i * line + Type.ascent(Type.LABEL));
            }
            drawTree(row.get(n), from, column, bottom);
        }
    }

    private void drawTree(Tree tree, double from, double column, double bottom) {
        var nodes = tree.nodes();
        var steps = tree.steps();
        double leaf = column / tree.leaves();
        var x = new double[nodes.size()];
        int leaves = 0;
        for (int n = 0; n < x.length; n++) {
            var node = nodes.get(n);
            x[n] = node.isLeaf() ? from + (leaves++ + 0.5) * leaf : (x[node.left()] + x[node.right()]) / 2;
        }
        for (int n = 0; n < x.length; n++) {
            for (int child : nodes.get(n).isLeaf()
                    ? new int[0]
                    : new int[] {nodes.get(n).left(), nodes.get(n).right()}) {
                paper.line(
                        Palette.QUIET, EDGE, x[child], bottom - steps[child] * pitch, x[n], bottom - steps[n] * pitch);
            }
        }
        for (int n = 0; n < x.length; n++) {
            drawNode(nodes.get(n), x[n], bottom - steps[n] * pitch, room(nodes.get(n), leaf, from, column, x[n]));
        }
    }

    /** A parent has the room of two leaves at least, and never more than up to the border of its tree. */
    private static double room(Node node, double leaf, double from, double column, double x) {
        double toBorder = 2 * Math.min(x - from, from + column - x);
        return Math.min(toBorder, node.isLeaf() ? leaf : 2 * leaf) - 4;
    }

    private void drawNode(Node node, double x, double y, double room) {
        var words = node.marked() ? "≠ " + node.label() : node.label();
        double high = Math.min(28, 0.74 * pitch);
        Font font = Type.fit(high < 22 ? Type.SMALL.deriveFont(13f) : Type.SMALL, words, room - 8);
        var cut = Type.cut(font, words, Math.max(12, room - 8));
        double wide = Math.max(Math.min(24, room), Type.width(font, cut) + 10);
        box(paper, x, y, wide, high, !node.isLeaf(), node.marked());
        paper.writeCentred(cut, font, node.isLeaf() ? Palette.INK : Palette.PAPER, x, y + Type.ascent(font) * 0.36);
    }

    private static void box(
            Paper paper, double x, double y, double wide, double high, boolean combined, boolean marked) {
        Color border = combined ? Palette.BLACK : Palette.QUIET;
        Color ground = !combined ? Palette.PAPER : marked ? new Color(0xA03A00) : Palette.BLUE;
        double edge = marked ? 3 : 1.4;
        paper.fill(border, round(x, y, wide, high, 0));
        paper.fill(ground, round(x, y, wide, high, edge));
    }

    private static RoundRectangle2D round(double x, double y, double wide, double high, double inset) {
        return new RoundRectangle2D.Double(
                x - wide / 2 + inset, y - high / 2 + inset, wide - 2 * inset, high - 2 * inset, 8, 8);
    }
}
