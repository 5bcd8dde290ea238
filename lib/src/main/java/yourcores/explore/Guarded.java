package yourcores.explore;

import java.util.List;
import java.util.function.Predicate;

/** Steps that are taken only if a condition over registers is true. */
record Guarded(Predicate<Values> condition, List<Step> steps) implements Step {}
