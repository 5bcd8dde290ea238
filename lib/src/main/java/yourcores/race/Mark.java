package yourcores.race;

import java.util.function.Predicate;
import yourcores.figure.Bars.Grade;

/** How the author grades some endings, and the words for it. */
record Mark(Predicate<Ending> kind, Grade grade, String words) {}
