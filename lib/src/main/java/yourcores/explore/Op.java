package yourcores.explore;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** One step of a thread, once loops are written out. */
sealed interface Op extends Step {

    record Read(String register, String variable) implements Op {}

    record Write(String variable, ToIntFunction<Values> value) implements Op {}

    record Lock(String lock) implements Op {}

    record Unlock(String lock) implements Op {}

    record Await(String words, Predicate<Values> condition) implements Op {}

    record Fence() implements Op {}

    record Atomic(List<Step> steps) implements Op {}

    /** No step: goes on at a later one where the condition is false. */
    record Unless(Predicate<Values> condition, int elseAt) implements Op {}
}
