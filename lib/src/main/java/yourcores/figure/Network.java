package yourcores.figure;

import java.util.List;

/**
 * Who points at whom: names, and arrows between them. The first names stand on a ring in their order, so that a circle
 * of arrows looks like one where its names come first.
 *
 * @param verdict the sentence under the figure; {@code null} where there is nothing to judge
 */
public record Network(String title, List<Node> nodes, List<Arrow> arrows, Verdict verdict, String words)
        implements Figure {

    /** @param kind how it is drawn */
    public record Node(String label, Kind kind) {
        public Node {
            if (label.isBlank()) {
                throw new IllegalArgumentException("A node has a name");
            }
        }
    }

    public enum Kind {
        PLAIN,
        /** One to look at. */
        MARKED,
        /** Stands for what is not known. */
        UNKNOWN
    }

    /**
     * @param from number of the node where it begins, from 0
     * @param to number of the node at which it points, from 0
     * @param label words beside it; empty where there are none
     * @param marked whether it is one to look at
     */
    public record Arrow(int from, int to, String label, boolean marked) {}

    public Network {
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
        for (var arrow : arrows) {
            if (Math.min(arrow.from(), arrow.to()) < 0 || Math.max(arrow.from(), arrow.to()) >= nodes.size()) {
                throw new IllegalArgumentException(
                        "There is no arrow from " + arrow.from() + " to " + arrow.to() + " among " + nodes.size());
            }
        }
    }
}
