package yourcores.reduce;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BinaryOperator;
import yourcores.figure.Figure;
import yourcores.figure.Numbers;
import yourcores.figure.Showable;
import yourcores.figure.Table;
import yourcores.figure.Trees;
import yourcores.figure.Verdict;

/**
 * An operation on two values, tried: is it associative, is it commutative, has it an identity?
 *
 * <p>Guarantee: triples of candidates are tried in the order of the sum of their places in the list, so a
 * counter-example that is found is a smallest one: none has a smaller sum. Two results are the same where
 * {@code equals} says so, or where both could not be had for the same kind of exception. After a second no more is
 * tried, and all is over when the operation returns; how many triples were tried by then, and what was not tried, is
 * told. Where nothing is found nothing is proven.
 *
 * <p>Errors: an interrupt ends the search with a {@link CancellationException}.
 *
 * <p>Thread rule: immutable. The operation is called by the thread that makes this object, and by no other, and must not
 * change its arguments.
 *
 * @param <T> the values
 */
public final class Operator<T> implements Showable {
    private static final int MOST_CANDIDATES = 200;
    private static final String NOT_TRIED = "not tried";

    private final String name;
    private final LawSearch.Found<T> found;
    private final List<Trees.Tree> trees; // of the brackets that matter; none where one of them has no value

    private Operator(String name, List<T> candidates, BinaryOperator<T> operation) {
        this.name = name;
        this.found = new LawSearch<>(List.copyOf(candidates), operation).run();
        this.trees = found.brackets()
                .filter(broken -> !broken.one().failed() && !broken.other().failed())
                .map(broken -> trees(broken.values(), operation))
                .orElse(List.of());
    }

    /**
     * Tries an operation.
     *
     * @param name as it stands in figures: "a − b"
     * @param candidates values to try, the simplest first; 1 to 200
     */
    public static <T> Operator<T> of(String name, List<T> candidates, BinaryOperator<T> operation) {
        if (candidates.isEmpty() || candidates.size() > MOST_CANDIDATES) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is tried on 1 to " + MOST_CANDIDATES + " values, not " + candidates.size());
        }
        return new Operator<>(name, candidates, operation);
    }

    /** Three values whose brackets matter, the simplest ones; empty where none were found. */
    Optional<List<T>> notAssociative() {
        return found.brackets().map(LawSearch.Broken::values);
    }

    /** Two values whose order matters, the simplest ones; empty where none were found. */
    Optional<List<T>> notCommutative() {
        return found.order().map(LawSearch.Broken::values);
    }

    /** The first candidate that changes no candidate, neither from the left nor from the right. */
    Optional<T> identity() {
        return found.identity();
    }

    /** How many triples were tried. */
    long tried() {
        return found.tried();
    }

    /** The counter-example as two trees over the same three values; a sentence where none was found. */
    @Override
    public Figure figure() {
        if (found.brackets().isEmpty()) {
            return Verdict.states("\"" + name + "\": no counter-example among " + triples() + ", which is no proof.");
        }
        var verdict = Verdict.doesNotHold("\"" + name + "\" is not associative: "
                + bothBrackets(found.brackets().get()) + ". No simpler values show it.");
        return trees.isEmpty()
                ? verdict
                : new Trees("\"" + name + "\", the same three values twice", trees, verdict, "");
    }

    private static <T> List<Trees.Tree> trees(List<T> values, BinaryOperator<T> operation) {
        var leaves = Brackets.leaves(values);
        var both = Brackets.recording(operation);
        var drawn = Brackets.trees(List.of(
                both.apply(both.apply(leaves.get(0), leaves.get(1)), leaves.get(2)),
                both.apply(leaves.get(0), both.apply(leaves.get(1), leaves.get(2)))));
        return List.of(
                new Trees.Tree("(a · b) · c", drawn.getFirst().nodes()),
                new Trees.Tree("a · (b · c)", drawn.getLast().nodes()));
    }

    /** Operations in a table: what was found of each, with its counter-example. */
    public static Showable compare(Operator<?>... operators) {
        var rows = Arrays.stream(operators).map(Operator::row).toList();
        long refused = Arrays.stream(operators)
                .filter(each -> each.found.brackets().isPresent())
                .count();
        var verdict = Verdict.states(refused + " of " + operators.length + " are not associative. Of the others no"
                + " counter-example was found, which is no proof.");
        var columns = List.of("operation", "associative", "commutative", "identity");
        return () -> new Table("Operations, tried on simple values", columns, rows, verdict, "");
    }

    private List<String> row() {
        return List.of(
                name,
                found.brackets().map(broken -> "no: " + bothBrackets(broken)).orElse("as far as tried: " + triples()),
                found.order()
                        .map(broken -> "no: " + bothOrders(broken))
                        .orElse(found.pairsTried() ? "as far as tried" : NOT_TRIED),
                found.identity().map(Brackets::words).orElse(found.identityTried() ? "none found" : NOT_TRIED));
    }

    private static String bothBrackets(LawSearch.Broken<?> broken) {
        var words = broken.values().stream().map(Brackets::words).toArray();
        return "(%s · %s) · %s = ".formatted(words)
                + broken.one()
                + ", but %s · (%s · %s) = ".formatted(words)
                + broken.other();
    }

    private static String bothOrders(LawSearch.Broken<?> broken) {
        var words = broken.values().stream().map(Brackets::words).toArray();
        return "%s · %s = ".formatted(words)
                + broken.one()
                + ", but %s · %s = ".formatted(words[1], words[0])
                + broken.other();
    }

    private String triples() {
        return Numbers.count(found.tried()) + (found.tried() == 1 ? " triple" : " triples");
    }
}
