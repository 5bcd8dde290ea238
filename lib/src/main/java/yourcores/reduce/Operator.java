package yourcores.reduce;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BinaryOperator;
import java.util.function.Function;
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
 * {@code equals} says so, or where both could not be had for the same kind of exception. All is over after a second; how
 * many triples were tried by then is told. Where nothing is found nothing is proven.
 *
 * <p>Errors: an interrupt ends the search with a {@link CancellationException}.
 *
 * <p>Thread rule: immutable. The operation is called by the thread that makes this object and must not change its
 * arguments.
 *
 * @param <T> the values
 */
public final class Operator<T> implements Showable {
    private static final int MOST_CANDIDATES = 200;
    private static final long LONGEST_NANOS = 1_000_000_000;

    private final String name;
    private final List<T> candidates;
    private final BinaryOperator<T> operation;
    private final Optional<List<T>> notAssociative;
    private final Optional<List<T>> notCommutative;
    private final Optional<T> identity;
    private final long end = System.nanoTime() + LONGEST_NANOS;
    private long tried;

    private Operator(String name, List<T> candidates, BinaryOperator<T> operation) {
        this.name = name;
        this.candidates = List.copyOf(candidates);
        this.operation = operation;
        this.notAssociative = searchTriples();
        this.notCommutative = searchPairs();
        this.identity = this.candidates.stream().filter(this::changesNothing).findFirst();
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
    public Optional<List<T>> notAssociative() {
        return notAssociative;
    }

    /** Two values whose order matters, the simplest ones; empty where none were found. */
    public Optional<List<T>> notCommutative() {
        return notCommutative;
    }

    /** The first candidate that changes no candidate, neither from the left nor from the right. */
    public Optional<T> identity() {
        return identity;
    }

    /** How many triples were tried. */
    public long tried() {
        return tried;
    }

    /** The counter-example as two trees over the same three values; a sentence where none was found. */
    @Override
    public Figure figure() {
        if (notAssociative.isEmpty()) {
            return Verdict.states("\"" + name + "\": no counter-example among " + triples() + ", which is no proof.");
        }
        var values = notAssociative.get();
        var verdict = Verdict.doesNotHold(
                "\"" + name + "\" is not associative: " + bothBrackets(values) + ". No simpler values show it.");
        return left(values).failed() || right(values).failed()
                ? verdict
                : new Trees("\"" + name + "\", the same three values twice", trees(values), verdict, "");
    }

    private List<Trees.Tree> trees(List<T> values) {
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
                .filter(each -> each.notAssociative.isPresent())
                .count();
        var verdict = Verdict.states(refused + " of " + operators.length + " are not associative. Of the others no"
                + " counter-example was found, which is no proof.");
        var columns = List.of("operation", "associative", "commutative", "identity");
        return () -> new Table("Operations, tried on simple values", columns, rows, verdict, "");
    }

    private List<String> row() {
        return List.of(
                name,
                notAssociative.map(values -> "no: " + bothBrackets(values)).orElse("as far as tried: " + triples()),
                notCommutative.map(values -> "no: " + bothOrders(values)).orElse("as far as tried"),
                identity.map(Brackets::words).orElse("none found"));
    }

    private String bothBrackets(List<T> values) {
        var words = values.stream().map(Brackets::words).toArray();
        return "(%s · %s) · %s = ".formatted(words)
                + left(values)
                + ", but %s · (%s · %s) = ".formatted(words)
                + right(values);
    }

    private String bothOrders(List<T> values) {
        var one = values.getFirst();
        var other = values.getLast();
        var words = values.stream().map(Brackets::words).toArray();
        return "%s · %s = ".formatted(words)
                + apply(one, other)
                + ", but %s · %s = ".formatted(words[1], words[0])
                + apply(other, one);
    }

    private String triples() {
        return Numbers.count(tried) + (tried == 1 ? " triple" : " triples");
    }

    private Optional<List<T>> searchTriples() {
        int last = candidates.size() - 1;
        for (int sum = 0; sum <= 3 * last; sum++) {
            for (int a = Math.max(0, sum - 2 * last); a <= Math.min(sum, last); a++) {
                for (int b = Math.max(0, sum - a - last); b <= Math.min(sum - a, last); b++) {
                    if (isOver()) {
                        return Optional.empty();
                    }
                    tried++;
                    var values = List.of(candidates.get(a), candidates.get(b), candidates.get(sum - a - b));
                    if (!left(values).equals(right(values))) {
                        return Optional.of(values);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<List<T>> searchPairs() {
        int last = candidates.size() - 1;
        for (int sum = 0; sum <= 2 * last; sum++) {
            for (int a = Math.max(0, sum - last); a <= Math.min(sum, last) && !isOver(); a++) {
                var one = candidates.get(a);
                var other = candidates.get(sum - a);
                if (!apply(one, other).equals(apply(other, one))) {
                    return Optional.of(List.of(one, other));
                }
            }
        }
        return Optional.empty();
    }

    private boolean changesNothing(T candidate) {
        return !isOver()
                && candidates.stream().allMatch(each -> {
                    var itself = new Result<>(each, "");
                    return apply(candidate, each).equals(itself)
                            && apply(each, candidate).equals(itself);
                });
    }

    private boolean isOver() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The search was stopped");
        }
        return System.nanoTime() - end > 0;
    }

    private Result<T> left(List<T> values) {
        return apply(values.get(0), values.get(1)).then(both -> apply(both, values.get(2)));
    }

    private Result<T> right(List<T> values) {
        return apply(values.get(1), values.get(2)).then(both -> apply(values.get(0), both));
    }

    private Result<T> apply(T one, T other) {
        try {
            return new Result<>(operation.apply(one, other), "");
        } catch (RuntimeException thrown) {
            return new Result<>(null, thrown.getClass().getSimpleName());
        }
    }

    /** @param failure the kind of exception; empty where there is a value */
    private record Result<T>(T value, String failure) {
        boolean failed() {
            return !failure.isEmpty();
        }

        Result<T> then(Function<T, Result<T>> next) {
            return failed() ? this : next.apply(value);
        }

        @Override
        public String toString() {
            return failed() ? failure : Brackets.words(value);
        }
    }
}
