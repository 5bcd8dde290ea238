package yourcores.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import yourcores.figure.Figure;
import yourcores.figure.Showable;
import yourcores.figure.Trees;
import yourcores.figure.Trees.Node;
import yourcores.figure.Trees.Tree;
import yourcores.figure.Verdict;

/**
 * A value that remembers how it was made: it is given, or two others were combined. A reduction that runs over such
 * values, whichever it is and wherever its parts run, leaves the tree of its brackets behind.
 *
 * <p>Guarantee: the operation is called once for each combination, with the values, in their order.
 *
 * <p>Thread rule: immutable.
 *
 * @param <T> the values
 */
public final class Brackets<T> implements Showable {
    /** More leaves than these are not drawn. */
    private static final int MOST = 32;

    private final T value;
    private final Brackets<T> left;
    private final Brackets<T> right;
    private final long leaves;
    private final int span;

    private Brackets(T value, Brackets<T> left, Brackets<T> right) {
        this.value = value;
        this.left = left;
        this.right = right;
        this.leaves = left == null ? 1 : left.leaves + right.leaves;
        this.span = left == null ? 0 : 1 + Math.max(left.span, right.span);
    }

    /** A value that is given. */
    public static <T> Brackets<T> leaf(T value) {
        return new Brackets<>(value, null, null);
    }

    /** Values that are given. */
    @SafeVarargs
    public static <T> List<Brackets<T>> leaves(T... values) {
        return leaves(Arrays.asList(values));
    }

    /** Values that are given. */
    public static <T> List<Brackets<T>> leaves(List<T> values) {
        return values.stream().map(Brackets::leaf).toList();
    }

    /** The operation on values that remember: combines them as the operation does, and keeps both. */
    public static <T> BinaryOperator<Brackets<T>> recording(BinaryOperator<T> operation) {
        return (left, right) -> new Brackets<>(operation.apply(left.value, right.value), left, right);
    }

    public T value() {
        return value;
    }

    /** How many values were combined: what one worker has to do. */
    long work() {
        return leaves - 1;
    }

    /** How many combinations the longest chain has, each of which waits for the one before. */
    int span() {
        return span;
    }

    /** Both trees beside each other; where they end at different values, the ends are marked. */
    public Showable beside(Brackets<T> other) {
        return () -> draw(List.of(this, other));
    }

    @Override
    public Figure figure() {
        return draw(List.of(this));
    }

    private static <T> Figure draw(List<Brackets<T>> trees) {
        long leaves = trees.stream().mapToLong(tree -> tree.leaves).max().orElseThrow();
        if (leaves > MOST) {
            return Verdict.states(
                    trees.getFirst().sentence() + " That is too wide to draw; up to " + MOST + " values fit.");
        }
        return new Trees(title(trees), trees(trees), verdict(trees), "");
    }

    /** The trees; where they end at different values, the ends are marked. */
    static <T> List<Tree> trees(List<Brackets<T>> trees) {
        boolean differ = differ(trees);
        return trees.stream().map(tree -> tree.tree(differ)).toList();
    }

    private static <T> boolean differ(List<Brackets<T>> trees) {
        return trees.stream().map(Brackets::value).distinct().count() > 1;
    }

    private static <T> String title(List<Brackets<T>> trees) {
        long values = trees.getFirst().leaves;
        return trees.size() == 1
                ? "The brackets over " + count(values, "value")
                : "Brackets over "
                        + (trees.getLast().leaves == values
                                ? "the same " + count(values, "value")
                                : values + " and over " + count(trees.getLast().leaves, "value"));
    }

    private static <T> Verdict verdict(List<Brackets<T>> trees) {
        if (trees.size() == 1) {
            return Verdict.states(trees.getFirst().sentence());
        }
        var first = trees.getFirst();
        var second = trees.getLast();
        return Verdict.states(
                differ(trees)
                        ? "The brackets decide: " + words(first.value) + " or " + words(second.value) + "."
                        : "Both end at " + words(first.value) + ", after "
                                + (first.work() == second.work() ? "" : first.work() + " and ")
                                + count(second.work(), "combination") + ". The longest chain has "
                                + count(first.span, "step") + " in the first tree, "
                                + count(second.span, "step") + " in the second.");
    }

    private String sentence() {
        return count(work(), "combination") + ", and the longest chain of them has " + count(span, "step")
                + ": so many are there at least, however many workers share them.";
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private Tree tree(boolean marked) {
        var nodes = new ArrayList<Node>();
        add(this, nodes);
        if (marked) {
            var root = nodes.removeLast();
            nodes.add(new Node(root.label(), root.left(), root.right(), true));
        }
        return new Tree("work " + work() + ", span " + span, nodes);
    }

    /** The number of the node that was added last. */
    private static int add(Brackets<?> here, List<Node> nodes) {
        if (here.left == null) {
            nodes.add(Node.leaf(words(here.value)));
        } else {
            int left = add(here.left, nodes);
            int right = add(here.right, nodes);
            nodes.add(new Node(words(here.value), left, right, false));
        }
        return nodes.size() - 1;
    }

    /** A value as it stands in a box or a sentence. */
    static String words(Object value) {
        return value instanceof String text ? "“" + text + "”" : String.valueOf(value);
    }

    /** The brackets as text: {@code ((1 2) (3 4))}; only the value where there are too many. */
    @Override
    public String toString() {
        return leaves > MOST ? words(value) : tree(false).brackets();
    }
}
