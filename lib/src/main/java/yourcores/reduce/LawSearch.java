package yourcores.reduce;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** Looks for values with which an operation breaks a law. Use by one thread, which calls the operation. */
final class LawSearch<T> {
    private static final long LONGEST_NANOS = 1_000_000_000;

    private final List<T> candidates;
    private final BinaryOperator<T> operation;
    private final long end = System.nanoTime() + LONGEST_NANOS;
    private long tried;

    LawSearch(List<T> candidates, BinaryOperator<T> operation) {
        this.candidates = candidates;
        this.operation = operation;
    }

    /**
     * What was found; immutable.
     *
     * @param brackets three values whose brackets matter
     * @param order two values whose order matters
     * @param identity the first candidate that changes no candidate
     * @param tried triples
     * @param pairsTried whether there was time to begin with the pairs
     * @param identityTried whether there was time to begin with the identity
     */
    record Found<T>(
            Optional<Broken<T>> brackets,
            Optional<Broken<T>> order,
            Optional<T> identity,
            long tried,
            boolean pairsTried,
            boolean identityTried) {}

    /** Values with which the two ways to compute end differently. */
    record Broken<T>(List<T> values, Result<T> one, Result<T> other) {}

    /** @param failure the kind of exception; empty where there is a value */
    record Result<T>(T value, String failure) {
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

    /** @throws CancellationException after an interrupt */
    Found<T> run() {
        var brackets = triples();
        boolean forPairs = !isOver();
        var order = pairs();
        boolean forIdentity = !isOver();
        var identity = candidates.stream().filter(this::changesNothing).findFirst();
        return new Found<>(brackets, order, identity, tried, forPairs, forIdentity);
    }

    private Optional<Broken<T>> triples() {
        int last = candidates.size() - 1;
        for (int sum = 0; sum <= 3 * last; sum++) {
            for (int a = Math.max(0, sum - 2 * last); a <= Math.min(sum, last); a++) {
                for (int b = Math.max(0, sum - a - last); b <= Math.min(sum - a, last); b++) {
                    if (isOver()) {
                        return Optional.empty();
                    }
                    tried++;
                    var values = List.of(candidates.get(a), candidates.get(b), candidates.get(sum - a - b));
                    var both = new Broken<>(values, left(values), right(values));
                    if (!both.one().equals(both.other())) {
                        return Optional.of(both);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Broken<T>> pairs() {
        int last = candidates.size() - 1;
        for (int sum = 0; sum <= 2 * last; sum++) {
            for (int a = Math.max(0, sum - last); a <= Math.min(sum, last) && !isOver(); a++) {
                var one = candidates.get(a);
                var other = candidates.get(sum - a);
                var both = new Broken<>(List.of(one, other), apply(one, other), apply(other, one));
                if (!both.one().equals(both.other())) {
                    return Optional.of(both);
                }
            }
        }
        return Optional.empty();
    }

    private boolean changesNothing(T candidate) {
        return candidates.stream().allMatch(each -> {
            var itself = new Result<>(each, "");
            return !isOver()
                    && apply(candidate, each).equals(itself)
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
}
