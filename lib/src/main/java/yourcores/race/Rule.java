package yourcores.race;

import java.util.Optional;
import java.util.function.Predicate;
import yourcores.figure.Bars.Grade;

/**
 * How the author grades outcomes of one kind.
 *
 * @param value the outcome itself, or its words; empty for a kind of outcomes
 * @param matches whether an outcome is of this kind
 * @param words what such an outcome means
 */
public record Rule<T>(Optional<Object> value, Predicate<? super T> matches, Grade grade, String words) {

    private static final Rule<Object> REST = new Rule<>(Optional.empty(), _ -> true, Grade.PLAIN, "");

    /** What nobody has graded. */
    @SuppressWarnings("unchecked")
    static <T> Rule<T> rest() {
        return (Rule<T>) REST;
    }

    /** What it is about, to stand in a sentence. */
    public String name() {
        return value.<String>map(Labels::shown).orElse(words);
    }

    /** Name and words: {@code a=0, b=0 (both read late)}. */
    String told() {
        return value.isPresent() && !words.isBlank() ? name() + " (" + words + ")" : name();
    }
}
