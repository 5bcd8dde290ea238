package yourcores.race;

import java.util.Optional;
import java.util.function.Predicate;
import yourcores.figure.Bars.Grade;

/**
 * A result whose outcomes the author grades. Where several grades fit an outcome, the first one counts.
 *
 * <p>Thread rule: grading changes nothing; it returns a result with one more grade.
 *
 * @param <T> an outcome
 * @param <R> the result itself
 */
public abstract class Gradable<T, R extends Gradable<T, R>> {

    /** What the author wants: outcomes of this kind. */
    public final R acceptable(Predicate<? super T> kind, String words) {
        return with(kind, Grade.ACCEPTABLE, words);
    }

    /** What the author wants: all outcomes that are not graded yet. */
    public final R acceptable(String words) {
        return acceptable(_ -> true, words);
    }

    /** Allowed, and surprising: outcomes of this kind. */
    public final R interesting(Predicate<? super T> kind, String words) {
        return with(kind, Grade.INTERESTING, words);
    }

    /** Allowed, and surprising: all outcomes that are not graded yet. */
    public final R interesting(String words) {
        return interesting(_ -> true, words);
    }

    /** Must not happen: outcomes of this kind. */
    public final R forbidden(Predicate<? super T> kind, String words) {
        return with(kind, Grade.FORBIDDEN, words);
    }

    /** Must not happen: all outcomes that are not graded yet. */
    public final R forbidden(String words) {
        return forbidden(_ -> true, words);
    }

    /** The same result with one more rule. */
    protected abstract R with(Rule<T> rule);

    private R with(Predicate<? super T> kind, Grade grade, String words) {
        return with(new Rule<>(Optional.empty(), kind, grade, words));
    }
}
