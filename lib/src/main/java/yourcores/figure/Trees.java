package yourcores.figure;

import java.util.List;

/**
 * Trees over rows of leaves, side by side: what is combined with what, and at which step it can be at the earliest.
 *
 * @param verdict the sentence under the figure; {@code null} where there is nothing to judge
 */
public record Trees(String title, List<Tree> trees, Verdict verdict, String words) implements Figure {

    /**
     * @param name what it is, in a few words; stands above it
     * @param nodes children before their parents, leaves in their order from the left, the root last
     */
    public record Tree(String name, List<Node> nodes) {
        public Tree {
            nodes = List.copyOf(nodes);
            if (nodes.isEmpty()) {
                throw new IllegalArgumentException("The tree \"" + name + "\" needs a leaf");
            }
            for (int n = 0; n < nodes.size(); n++) {
                var node = nodes.get(n);
                if (!node.isLeaf() && (node.left() < 0 || node.left() >= n || node.right() < 0 || node.right() >= n)) {
                    throw new IllegalArgumentException("In the tree \"" + name + "\" node " + n + " is no parent of "
                            + node.left() + " and " + node.right());
                }
            }
        }

        /** The step of each node: 0 for a leaf, else one more than the later of its children. */
        public int[] steps() {
            var steps = new int[nodes.size()];
            for (int n = 0; n < steps.length; n++) {
                var node = nodes.get(n);
                steps[n] = node.isLeaf() ? 0 : 1 + Math.max(steps[node.left()], steps[node.right()]);
            }
            return steps;
        }

        public int leaves() {
            return (int) nodes.stream().filter(Node::isLeaf).count();
        }

        /** How many values were combined. */
        public int work() {
            return nodes.size() - leaves();
        }

        /** How many steps the longest chain has. */
        public int span() {
            return steps()[nodes.size() - 1];
        }

        public Node root() {
            return nodes.getLast();
        }

        /** The tree as text: {@code ((1 2) (3 4))}. */
        public String brackets() {
            return brackets(nodes.size() - 1);
        }

        private String brackets(int node) {
            var here = nodes.get(node);
            return here.isLeaf() ? here.label() : "(" + brackets(here.left()) + " " + brackets(here.right()) + ")";
        }
    }

    /**
     * A value.
     *
     * @param left number of its left child in the list; {@code -1} for a leaf
     * @param right number of its right child; {@code -1} for a leaf
     * @param marked whether it is the one to look at
     */
    public record Node(String label, int left, int right, boolean marked) {
        private static final int NONE = -1;

        public static Node leaf(String label) {
            return new Node(label, NONE, NONE, false);
        }

        public boolean isLeaf() {
            return left == NONE && right == NONE;
        }
    }

    public Trees {
        trees = List.copyOf(trees);
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("\"" + title + "\" shows a tree at least");
        }
    }
}
