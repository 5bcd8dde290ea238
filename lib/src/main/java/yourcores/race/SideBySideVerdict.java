package yourcores.race;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import yourcores.figure.Bars.Grade;
import yourcores.figure.Verdict;

/** What was seen where, over several experiments. */
final class SideBySideVerdict {

    private SideBySideVerdict() {}

    static Verdict of(List<String> names, List<? extends Graded<?>> columns) {
        var broken = where(names, columns, Grade.FORBIDDEN, true);
        var seen = where(names, columns, Grade.INTERESTING, true);
        var missing = where(names, columns, Grade.INTERESTING, false);
        var kept = where(names, columns, Grade.FORBIDDEN, false);
        var blind = blind(names, columns);
        if (!broken.isEmpty()) {
            return Verdict.doesNotHold("Forbidden, and seen: " + broken + ".");
        }
        var sentences = new ArrayList<String>();
        add(sentences, "Allowed, and seen: ", seen);
        add(sentences, "Allowed, and not seen here: ", missing);
        add(sentences, "Forbidden, and not seen: ", kept);
        add(sentences, "", blind);
        if (sentences.isEmpty()) {
            sentences.add("Nothing surprising was seen.");
        }
        var text = String.join(" ", sentences);
        boolean someBlind = columns.stream().anyMatch(column -> column.blind().isPresent());
        return !blind.isEmpty()
                ? Verdict.cannotTell(text)
                : kept.isEmpty() || someBlind ? Verdict.states(text) : Verdict.holds(text);
    }

    /** Why nothing can be said of some columns. */
    private static String blind(List<String> names, List<? extends Graded<?>> columns) {
        var blind = IntStream.range(0, names.size())
                .filter(n -> blind(columns.get(n)))
                .boxed()
                .toList();
        if (blind.isEmpty()) {
            return "";
        }
        var where = blind.size() == names.size()
                ? ""
                : "Nothing can be said of " + blind.stream().map(names::get).collect(Collectors.joining(", ")) + ". ";
        var why = columns.get(blind.getFirst()).blind().orElseThrow();
        return where + why.substring(0, why.length() - 1);
    }

    private static boolean blind(Graded<?> column) {
        return column.blind().isPresent()
                && column.byRule().entrySet().stream()
                        .noneMatch(entry -> entry.getValue() > 0
                                && (entry.getKey().grade() == Grade.INTERESTING
                                        || entry.getKey().grade() == Grade.FORBIDDEN));
    }

    private static void add(List<String> sentences, String start, String where) {
        if (!where.isEmpty()) {
            sentences.add(start + where + ".");
        }
    }

    /** {@code a=0, b=0 with plain, opaque}. */
    private static String where(List<String> names, List<? extends Graded<?>> columns, Grade grade, boolean seen) {
        var namesByOutcome = new LinkedHashMap<String, List<String>>();
        for (int n = 0; n < columns.size(); n++) {
            for (var entry : columns.get(n).byRule().entrySet()) {
                if (entry.getKey().grade() == grade
                        && entry.getValue() > 0 == seen
                        && (seen || !blind(columns.get(n)))) {
                    namesByOutcome
                            .computeIfAbsent(entry.getKey().name(), _ -> new ArrayList<>())
                            .add(names.get(n));
                }
            }
        }
        return namesByOutcome.entrySet().stream().map(SideBySideVerdict::words).collect(Collectors.joining("; "));
    }

    private static String words(Map.Entry<String, List<String>> entry) {
        return entry.getKey() + " with " + String.join(", ", entry.getValue());
    }
}
